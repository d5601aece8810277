package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.query.ActiveAlert;
import io.tocsin.events.query.RouterLoad;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.Matchers;
import io.tocsin.model.memory.MemoryBudget;
import io.tocsin.router.group.AlertReference;
import io.tocsin.router.progress.ReadPositions;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What is known about the alerts of all partitions that this process has. A partition's stream
 * thread writes, any thread may read.
 */
public final class ObservedAlerts implements AlertReference {
  private final Map<Integer, ObservedPartition> partitions = new ConcurrentHashMap<>();
  private final ReadPositions progress = ReadPositions.ofOwnPartitions();
  private final ActiveAlertMemory memory;

  /**
   * @param budget what they may take of the heap
   */
  public ObservedAlerts(MemoryBudget budget) {
    this.memory = new ActiveAlertMemory(budget);
  }

  /** How far the alerts of this process's partitions have been read. */
  public ReadPositions progress() {
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

  /**
   * For a partition that is restored now; nobody sees it before it is opened. One from before takes
   * no room any more.
   */
  ObservedPartition prepare(int partition) {
    var before = partitions.get(partition);
    if (before != null) {
      before.letGo();
    }
    return new ObservedPartition(memory);
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
      closed.letGo();
    }
  }

  /** How much they take, and may take. */
  public RouterLoad held() {
    return memory.report();
  }

  /** Every alert that fires, without its texts. */
  public List<ActiveAlert> active(Instant now) {
    return partitions.values().stream().flatMap(partition -> partition.active(now)).toList();
  }

  @Override
  public boolean isTight() {
    return memory.isTight();
  }

  /** Those that this process has. */
  public Set<Integer> partitions() {
    return Set.copyOf(partitions.keySet());
  }

  /** Every alert that fires, as its newest report says. */
  public Stream<Alert> firing(Instant now) {
    return firing(Matchers.NONE, now);
  }

  /** Of these, those whose labels match. */
  public Stream<Alert> firing(Matchers filter, Instant now) {
    return partitions.values().stream().flatMap(partition -> partition.listed(filter, now));
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
  @Override
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
  public RestartGrace grace() {
    return partitions.values().stream()
        .map(ObservedPartition::grace)
        .max(java.util.Comparator.comparing(RestartGrace::until))
        .orElse(RestartGrace.NONE);
  }
}
