package io.tocsin.router.progress;

import io.tocsin.events.query.TopicPosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The read position of this process in a topic. Any thread may report, any thread may wait. */
public final class ReadPositions {
  private static final long NOTHING = -1;

  private final boolean everyPartition;
  private final Map<Integer, Long> reached = new HashMap<>();

  private ReadPositions(boolean everyPartition) {
    this.everyPartition = everyPartition;
  }

  /** For a topic that each process reads completely. */
  public static ReadPositions ofEveryPartition() {
    return new ReadPositions(true);
  }

  /**
   * For a topic whose partitions are shared among processes; those of other processes are not
   * waited for.
   */
  public static ReadPositions ofOwnPartitions() {
    return new ReadPositions(false);
  }

  public synchronized void open(int partition) {
    reached.put(partition, NOTHING);
  }

  public synchronized void close(int partition) {
    reached.remove(partition);
    notifyAll();
  }

  public synchronized void reach(int partition, long offset) {
    reached.merge(partition, offset, Math::max);
    notifyAll();
  }

  /**
   * Waits until everything up to a position has been read. A position that timed out once counts as
   * read, so that only one answer is slow: after a restart this process cannot know whether it was
   * read before.
   *
   * @return false if it timed out
   */
  public synchronized boolean await(TopicPosition position, Duration longest)
      throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!has(position)) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        position
            .offsets()
            .forEach((partition, offset) -> reached.merge(partition, offset, Math::max));
        return false;
      }
      wait(left);
    }
    return true;
  }

  private boolean has(TopicPosition position) {
    return position.offsets().entrySet().stream()
        .allMatch(wanted -> has(wanted.getKey(), wanted.getValue()));
  }

  private boolean has(int partition, long offset) {
    var last = reached.get(partition);
    return last == null ? !everyPartition : last >= offset;
  }
}
