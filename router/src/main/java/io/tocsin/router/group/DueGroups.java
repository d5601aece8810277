package io.tocsin.router.group;

import io.tocsin.model.notification.GroupId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Groups by when they are due. A group that moved on leaves its old entry behind, which is passed
 * over. One thread only.
 */
final class DueGroups {
  private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));

  void add(GroupState group) {
    queue.add(new Due(group.id(), group.due()));
  }

  /** Not later than the next one is due. */
  Optional<Instant> next() {
    return Optional.ofNullable(queue.peek()).map(Due::at);
  }

  /** Takes those that are due. Whatever {@code flush} adds has to lie in the future. */
  void takeDue(Instant now, Consumer<Due> flush) {
    for (var head = queue.peek(); head != null && !head.at().isAfter(now); head = queue.peek()) {
      flush.accept(queue.remove());
    }
  }

  record Due(GroupId group, Instant at) {
    boolean isOf(GroupState state) {
      return state.due().equals(at);
    }
  }
}
