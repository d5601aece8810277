package io.tocsin.router.group;

import io.tocsin.model.notification.GroupKey;
import io.tocsin.router.route.Routing;
import java.util.function.Supplier;

/** The routing that the groups of a partition follow: the current one, as of the last look. */
final class FollowedRouting {
  private final Supplier<Routing> newest;
  private Routing current;

  FollowedRouting(Supplier<Routing> newest) {
    this.newest = newest;
    this.current = newest.get();
  }

  Routing current() {
    return current;
  }

  boolean isStrict() {
    return current.isStrict();
  }

  /**
   * @return whether it has changed since the last look
   */
  boolean follow() {
    var now = newest.get();
    boolean changed = now != current;
    current = now;
    return changed;
  }

  GroupKey keyOf(GroupState group) {
    return current
        .tree()
        .find(group.routeId())
        .map(node -> node.groupKey(group.labels()))
        .orElseGet(() -> GroupKey.of(group.routeId(), group.labels()));
  }
}
