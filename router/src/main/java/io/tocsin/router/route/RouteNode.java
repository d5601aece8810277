package io.tocsin.router.route;

import io.tocsin.configuration.route.Route;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import java.util.List;

/**
 * One route at its position in the tree.
 *
 * @param key matchers on the path to it, as Alertmanager writes them; siblings may share it
 * @param id the key made unique: equal siblings are numbered
 */
public record RouteNode(Route route, String key, String id, List<RouteNode> children) {

  public RouteNode {
    children = List.copyOf(children);
  }

  public LabelSet groupLabels(LabelSet labels) {
    return route.groupBy().groupLabels(labels);
  }

  public GroupKey groupKey(LabelSet groupLabels) {
    return GroupKey.of(key, groupLabels);
  }

  public GroupId groupId(LabelSet groupLabels) {
    return GroupId.of(id, groupLabels);
  }
}
