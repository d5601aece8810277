package io.tocsin.router.group;

import io.tocsin.model.notification.GroupId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Groups by due time. A group that was rescheduled leaves its old entry behind, which is skipped.
 * One thread only.
 */
final class DueGroups {
  private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));

  void add(GroupState group) {
    queue.add(new Due(group.id(), group.due()));
  }

  /** A lower bound for the next due time. */
  Optional<Instant> next() {
    return Optional.ofNullable(queue.peek()).map(Due::at);
  }

  /**
   * Passes due groups to {@code flush}, at least one of them. Entries that {@code flush} adds must
   * lie in the future.
   *
   * @param goesOn checked after each group; false stops
   */
  void takeDue(Instant now, BooleanSupplier goesOn, Consumer<Due> flush) {
    boolean isWanted = true;
    while (isWanted && isAnyDue(now)) {
      flush.accept(queue.remove());
      isWanted = goesOn.getAsBoolean();
    }
  }

  private boolean isAnyDue(Instant now) {
    var head = queue.peek();
    return head != null && !head.at().isAfter(now);
  }

  record Due(GroupId group, Instant at) {
    boolean isOf(GroupState state) {
      return state.due().equals(at);
    }
  }
}
