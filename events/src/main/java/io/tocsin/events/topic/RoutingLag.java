package io.tocsin.events.topic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Age of the oldest alert that is not routed yet. Sampled, so an age is too low by up to one
 * sampling interval. Thread-safe.
 */
public final class RoutingLag {
  /** Enough for hours; the oldest sample determines the age. */
  private static final int MOST_LOOKS = 1000;

  private final Deque<Look> looks = new ArrayDeque<>();
  private final Map<Integer, Reader> readers = new HashMap<>();

  /**
   * @param ends offset after the last record, by partition
   * @param read offset after the last record the router has processed, by partition
   */
  public synchronized void look(Map<Integer, Long> ends, Map<Integer, Long> read, Instant now) {
    ends.forEach(
        (partition, end) ->
            readers.merge(
                partition,
                new Reader(read.getOrDefault(partition, 0L), end, now),
                Reader::goesOnWith));
    looks.removeIf(look -> look.isRead(read));
    var newest = new Look(Map.copyOf(ends), now);
    boolean isNews = looks.isEmpty() || !looks.getLast().ends().equals(newest.ends());
    if (!newest.isRead(read) && isNews && looks.size() < MOST_LOOKS) {
      looks.addLast(newest);
    }
  }

  /** Zero if everything is routed. */
  public synchronized Duration oldest(Instant now) {
    return looks.isEmpty() ? Duration.ZERO : Duration.between(looks.getFirst().at(), now);
  }

  /** How long the router has read nothing of a partition although records are waiting. */
  public synchronized Duration standstill(Collection<Integer> partitions, Instant now) {
    return partitions.stream()
        .map(readers::get)
        .filter(reader -> reader != null && reader.isBehind())
        .map(reader -> Duration.between(reader.movedAt(), now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private record Reader(long read, long end, Instant movedAt) {
    boolean isBehind() {
      return read < end;
    }

    Reader goesOnWith(Reader next) {
      boolean stands = isBehind() && next.read == read;
      return stands ? new Reader(next.read, next.end, movedAt) : next;
    }
  }

  private record Look(Map<Integer, Long> ends, Instant at) {
    boolean isRead(Map<Integer, Long> read) {
      return ends.entrySet().stream()
          .allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
  }
}
