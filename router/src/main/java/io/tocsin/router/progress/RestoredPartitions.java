package io.tocsin.router.progress;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The restored state of each partition of this process. A partition's stream thread writes, any
 * thread may read and wait.
 *
 * @param <S> state of one partition
 */
public final class RestoredPartitions<S> {
  private final Map<Integer, S> states = new ConcurrentHashMap<>();

  /** Publishes a restored partition. */
  public synchronized void open(int partition, S restored) {
    states.put(partition, restored);
    notifyAll();
  }

  /**
   * Removes a partition.
   *
   * @return false if it has been opened again meanwhile
   */
  public boolean close(int partition, S closed) {
    return states.remove(partition, closed);
  }

  public boolean has(int partition) {
    return states.containsKey(partition);
  }

  public Optional<S> find(int partition) {
    return Optional.ofNullable(states.get(partition));
  }

  public Collection<S> all() {
    return states.values();
  }

  /** The restored partitions at this moment. */
  public Set<Integer> numbers() {
    return Set.copyOf(states.keySet());
  }

  /**
   * Waits until the first partitions are restored.
   *
   * @param count of partitions of the topic
   * @return false if it timed out
   */
  public synchronized boolean await(int count, Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!IntStream.range(0, count).allMatch(this::has)) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
