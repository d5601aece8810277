package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.query.ActiveAlert;
import io.tocsin.events.query.RouterLoad;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.matcher.Matchers;
import io.tocsin.model.memory.MemoryBudget;
import io.tocsin.router.group.AlertReference;
import io.tocsin.router.progress.ReadPositions;
import io.tocsin.router.progress.RestoredPartitions;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The known alerts of all partitions of this process. A partition's stream thread writes, any
 * thread may read.
 */
public final class ObservedAlerts implements AlertReference {
  private final RestoredPartitions<ObservedPartition> partitions = new RestoredPartitions<>();
  private final ReadPositions progress = ReadPositions.ofOwnPartitions();
  private final ActiveAlertMemory memory;

  /**
   * @param budget heap for the alerts
   */
  public ObservedAlerts(MemoryBudget budget) {
    this.memory = new ActiveAlertMemory(budget);
  }

  /** Read positions in the alerts topic. */
  public ReadPositions progress() {
    return progress;
  }

  /** The partitions whose alerts are restored here. */
  public RestoredPartitions<?> restored() {
    return partitions;
  }

  /**
   * Creates a partition to restore, invisible until it is opened. An older one no longer counts
   * towards the memory.
   */
  ObservedPartition prepare(int partition) {
    partitions.find(partition).ifPresent(ObservedPartition::release);
    return new ObservedPartition(memory);
  }

  /** Publishes a restored partition. */
  void open(int partition, ObservedPartition restored) {
    progress.open(partition);
    partitions.open(partition, restored);
  }

  /** Removes a partition, unless it has been opened again meanwhile. */
  void close(int partition, ObservedPartition closed) {
    if (partitions.close(partition, closed)) {
      progress.close(partition);
      closed.release();
    }
  }

  /** Used and allowed memory. */
  public RouterLoad held() {
    return memory.report();
  }

  /** All firing alerts, without annotations. */
  public List<ActiveAlert> active(Instant now) {
    return partitions.all().stream().flatMap(partition -> partition.active(now)).toList();
  }

  @Override
  public boolean isTight() {
    return memory.isTight();
  }

  /** All firing alerts, as last reported. */
  public Stream<Alert> firing(Instant now) {
    return firing(Matchers.NONE, now);
  }

  /** Firing alerts whose labels match. */
  public Stream<Alert> firing(Matchers filter, Instant now) {
    return partitions.all().stream().flatMap(partition -> partition.listed(filter, now));
  }

  public Optional<Alert> find(Fingerprint fingerprint) {
    return partitions.all().stream()
        .flatMap(partition -> partition.find(fingerprint).stream())
        .findFirst();
  }

  /**
   * The alert of an entry that the first stage forwarded. Returns the instance held here if it is
   * equal, so that the heap has it once and nothing is decoded.
   *
   * @throws org.apache.kafka.common.errors.SerializationException if the content is not readable
   */
  @Override
  public Alert alertOf(AlertEntry entry) {
    for (var partition : partitions.all()) {
      var known = partition.get(entry.fingerprint());
      if (known != null && known.isForwardedAs(entry)) {
        return known.alert();
      }
    }
    return entry.alert();
  }

  /** The longest grace period of the partitions. */
  public RestartGrace grace() {
    return partitions.all().stream()
        .map(ObservedPartition::grace)
        .max(java.util.Comparator.comparing(RestartGrace::until))
        .orElse(RestartGrace.NONE);
  }
}
