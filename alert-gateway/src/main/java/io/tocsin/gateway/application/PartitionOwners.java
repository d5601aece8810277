package io.tocsin.gateway.application;

import io.tocsin.events.query.Ownership;
import io.tocsin.model.label.Fingerprint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which answer counts for which partition: that of the instance that was assigned it last. An
 * instance that was frozen still answers for partitions it has lost, and the others may not know
 * one that has just joined.
 */
final class PartitionOwners<A> {
  private final Map<Integer, RouterAnswer<A>> owners = new HashMap<>();
  private final Map<Integer, Integer> since = new HashMap<>();
  private final int partitions;
  private final boolean isKnown;

  /**
   * @param answers not empty
   */
  PartitionOwners(List<RouterAnswer<A>> answers) {
    isKnown = answers.stream().allMatch(answer -> answer.owned().isPresent());
    partitions = answers.stream().mapToInt(PartitionOwners::partitions).max().orElse(0);
    answers.forEach(this::take);
  }

  /**
   * Partitions without an owner among the answers. Empty if an instance is too old to report its
   * partitions; then all instances must answer, see {@link #areComplete}.
   */
  SortedSet<Integer> missing() {
    var missing = new TreeSet<Integer>();
    if (isKnown) {
      IntStream.range(0, partitions).filter(p -> !owners.containsKey(p)).forEach(missing::add);
    }
    return missing;
  }

  /** Whether every partition has an owner among the answers. */
  boolean areComplete(List<String> silent) {
    return isKnown ? partitions > 0 && missing().isEmpty() : silent.isEmpty();
  }

  /**
   * Whether the answering instance owns the alert. Alerts an instance raises about itself are in
   * one of its own partitions, whatever their fingerprint, and count.
   */
  boolean counts(RouterAnswer<?> answer, Fingerprint alert) {
    if (!isKnown || partitions == 0) {
      return true;
    }
    int partition = alert.partition(partitions);
    return owners.get(partition) == answer
        || !answer.owned().orElseThrow().generations().containsKey(partition);
  }

  private void take(RouterAnswer<A> answer) {
    var owned = answer.owned().orElse(Ownership.NOTHING);
    owned
        .generations()
        .forEach(
            (partition, generation) -> {
              if (generation > since.getOrDefault(partition, Integer.MIN_VALUE)) {
                since.put(partition, generation);
                owners.put(partition, answer);
              }
            });
  }

  private static int partitions(RouterAnswer<?> answer) {
    return answer.owned().map(Ownership::partitions).orElse(0);
  }
}
