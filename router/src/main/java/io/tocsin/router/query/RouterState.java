package io.tocsin.router.query;

import io.tocsin.model.memory.MemoryBudget;
import io.tocsin.router.delivery.Deliveries;
import io.tocsin.router.group.OpenGroups;
import io.tocsin.router.inhibit.InhibitingAlerts;
import io.tocsin.router.observe.ObservedAlerts;
import io.tocsin.router.progress.ReadPositions;
import io.tocsin.router.resolve.ReceptionGaps;
import io.tocsin.router.route.Routing;
import io.tocsin.router.silence.Silences;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The state of this process, written by the stages and read by queries.
 *
 * @param routing of the current configuration
 * @param silencesRead read position in the silences topic
 * @param gaps periods in which no report could reach this process
 */
public record RouterState(
    Supplier<Routing> routing,
    ObservedAlerts alerts,
    OpenGroups groups,
    Deliveries deliveries,
    InhibitingAlerts inhibiting,
    Silences silences,
    ReadPositions silencesRead,
    ReceptionGaps gaps) {

  /**
   * Waits until the alerts and groups of all partitions are restored.
   *
   * @param partitions of the alerts topic, and of groups
   * @return false if it timed out
   */
  public boolean await(int partitions, Duration longest) throws InterruptedException {
    return alerts.restored().await(partitions, longest)
        && groups.restored().await(partitions, longest);
  }

  /**
   * @param budget heap for active alerts
   */
  public static RouterState nothing(Supplier<Routing> routing, MemoryBudget budget) {
    return new RouterState(
        routing,
        new ObservedAlerts(budget),
        new OpenGroups(),
        new Deliveries(),
        new InhibitingAlerts(() -> routing.get().inhibitRules(), budget),
        new Silences(),
        ReadPositions.ofEveryPartition(),
        new ReceptionGaps());
  }
}
