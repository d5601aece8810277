package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.router.progress.Progress;
import io.tocsin.router.resolve.Grace;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What is known about the alerts of all partitions that this process has. A partition's stream
 * thread writes, any thread may read.
 */
public final class ObservedAlerts {
  private final Map<Integer, ObservedPartition> partitions = new ConcurrentHashMap<>();
  private final Progress progress = Progress.ofOwnPartitions();

  /** How far the alerts of this process's partitions have been read. */
  public Progress progress() {
    return progress;
  }

  /** Whether the alerts of a partition are known here. */
  public boolean has(int partition) {
    return partitions.containsKey(partition);
  }

  /** Whether the alerts of any partition are. */
  public boolean hasAny() {
    return !partitions.isEmpty();
  }

  /** From now on a partition's alerts are those that have been restored. */
  void open(int partition, ObservedPartition restored) {
    progress.open(partition);
    partitions.put(partition, restored);
  }

  /** Gives a partition back, unless somebody has opened it again meanwhile. */
  void close(int partition, ObservedPartition closed) {
    if (partitions.remove(partition, closed)) {
      progress.close(partition);
    }
  }

  /** Every alert that fires, with the newest end that its source gave. */
  public Stream<Alert> firing(Instant now) {
    return partitions.values().stream().flatMap(partition -> partition.firing(now));
  }

  public Optional<Alert> find(Fingerprint fingerprint) {
    return partitions.values().stream()
        .flatMap(partition -> partition.find(fingerprint).stream())
        .findFirst();
  }

  /**
   * The alert of an entry that the first stage passed on: the very object that is held here if it
   * says the same, so that the heap has it once, and nothing has to be decoded.
   *
   * @throws org.apache.kafka.common.errors.SerializationException if the content is not readable
   */
  public Alert alertOf(AlertEntry entry) {
    for (var partition : partitions.values()) {
      var known = partition.get(entry.fingerprint());
      if (known != null && known.isPassedOnAs(entry)) {
        return known.alert();
      }
    }
    return entry.alert();
  }

  /** The longest of the partitions' graces. */
  public Grace grace() {
    return partitions.values().stream()
        .map(ObservedPartition::grace)
        .max(java.util.Comparator.comparing(Grace::until))
        .orElse(Grace.NONE);
  }
}
