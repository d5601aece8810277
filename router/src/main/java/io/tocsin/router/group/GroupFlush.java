package io.tocsin.router.group;

import io.tocsin.router.mute.Muting;
import io.tocsin.router.notify.Flush;
import io.tocsin.router.route.RouteNode;
import java.time.Instant;

/** The flush of a group: what its destinations may be notified about. */
final class GroupFlush {
  private GroupFlush() {}

  /**
   * @param number of the flush within the generation
   * @param due when it was due, the time of its decisions
   */
  static Flush of(
      AlertGroup group, RouteNode node, Muting muting, long number, Instant due, Instant now) {
    var state = group.state();
    return new Flush(
        state.id(),
        node.groupKey(state.labels()),
        state.labels(),
        node.route(),
        state.generation(),
        number,
        due,
        muting.passing(),
        muting.muted().keySet(),
        group.nextEnd(muting.passing(), now),
        group::sources);
  }
}
