package io.tocsin.events.topic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the oldest alert has been in the log without being routed. Looked at from time to time,
 * so an age is short by the time from one look to the next. For all threads.
 */
public final class RoutingLag {
  /** Enough for hours; the first one is the one that counts. */
  private static final int MOST_LOOKS = 1000;

  private final Deque<Look> looks = new ArrayDeque<>();
  private final Map<Integer, Reader> readers = new HashMap<>();

  /**
   * @param ends offset after the last record, by partition
   * @param read offset after the last record that the router is done with, by partition
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

  /** Zero when everything is routed. */
  public synchronized Duration oldest(Instant now) {
    return looks.isEmpty() ? Duration.ZERO : Duration.between(looks.getFirst().at(), now);
  }

  /** How long the router has read nothing of a partition although there is something to read. */
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
