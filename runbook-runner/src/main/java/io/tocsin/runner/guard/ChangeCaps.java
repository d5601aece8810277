package io.tocsin.runner.guard;

import io.tocsin.runner.guard.GuardVerdict.Deny;
import io.tocsin.runner.guard.GuardVerdict.NeedApproval;
import java.util.List;
import java.util.Optional;

/**
 * Limits on changes per hour. Beyond the limit a person must approve. Beyond twice the limit every
 * change is denied, because the cause of so many changes must be fixed first.
 */
final class ChangeCaps {
  private static final int ABSOLUTE = 2;

  private final GuardSettings settings;

  ChangeCaps(GuardSettings settings) {
    this.settings = settings;
  }

  List<Guard> absolute() {
    return List.of(this::clusterExhausted, this::allExhausted);
  }

  List<Guard> requiringApproval() {
    return List.of(this::perHour, this::cluster, this::all);
  }

  private Optional<GuardVerdict> perHour(GuardFacts facts) {
    int limit = facts.runbook().limits().maxPerHour().orElse(settings.maxPerHour());
    int starts = facts.history().startsInLastHour();
    return Guard.when(
        starts >= limit,
        new NeedApproval(
            "%d executions of this runbook in the last hour, %d are allowed without approval"
                .formatted(starts, limit)));
  }

  private Optional<GuardVerdict> cluster(GuardFacts facts) {
    int limit = settings.clusterChangesPerHour();
    int changes = facts.history().trend().changesOfCluster();
    return Guard.when(
        facts.mutates() && changes >= limit,
        new NeedApproval(
            "%d changes in this cluster in the last hour, %d are allowed without approval"
                .formatted(changes, limit)));
  }

  private Optional<GuardVerdict> all(GuardFacts facts) {
    int limit = settings.changesPerHour();
    int changes = facts.history().trend().changes();
    return Guard.when(
        facts.mutates() && changes >= limit,
        new NeedApproval(
            "%d changes in all clusters in the last hour, %d are allowed without approval"
                .formatted(changes, limit)));
  }

  private Optional<GuardVerdict> clusterExhausted(GuardFacts facts) {
    int limit = ABSOLUTE * settings.clusterChangesPerHour();
    int changes = facts.history().trend().changesOfCluster();
    return Guard.when(
        facts.mutates() && changes >= limit,
        new Deny(
            "%d changes in this cluster in the last hour, more than %d are never allowed; find out what requests them"
                .formatted(changes, limit)));
  }

  private Optional<GuardVerdict> allExhausted(GuardFacts facts) {
    int limit = ABSOLUTE * settings.changesPerHour();
    int changes = facts.history().trend().changes();
    return Guard.when(
        facts.mutates() && changes >= limit,
        new Deny(
            "%d changes in all clusters in the last hour, more than %d are never allowed; find out what requests them"
                .formatted(changes, limit)));
  }
}
