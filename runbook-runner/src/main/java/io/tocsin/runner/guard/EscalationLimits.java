package io.tocsin.runner.guard;

import io.tocsin.runner.guard.GuardVerdict.Deny;
import io.tocsin.runner.guard.GuardVerdict.NeedApproval;
import io.tocsin.runner.guard.GuardVerdict.Suppress;
import java.util.List;
import java.util.Optional;

/**
 * Signs that restarting guests does not help. They limit automation only; a person may override
 * them.
 */
final class EscalationLimits {
  /** On a node with few guests, one or two are a large share but no mass alert. */
  private static final int SMALLEST_MASS = 3;

  private static final int PERCENT = 100;

  private final GuardSettings settings;

  EscalationLimits(GuardSettings settings) {
    this.settings = settings;
  }

  /** Guards that end a request. */
  List<Guard> denying() {
    return List.of(this::flap, this::failures);
  }

  /** Guards that require approval. */
  List<Guard> requiringApproval() {
    return List.of(this::massAlert);
  }

  private Optional<GuardVerdict> flap(GuardFacts facts) {
    int limit = settings.fixesPerDay();
    int fixes = facts.history().trend().fixesOfTarget();
    return Guard.when(
        isUnattended(facts) && fixes >= limit,
        new Suppress(
            "automation does not help: %s was repaired %d times in the last day and has failed again; manual investigation needed"
                .formatted(facts.guest().name(), fixes)));
  }

  private Optional<GuardVerdict> failures(GuardFacts facts) {
    int limit = settings.failuresInARow();
    int failures = facts.history().trend().failuresInARow();
    var runbook = facts.runbook().id();
    return Guard.when(
        isUnattended(facts) && failures >= limit,
        new Deny(
            "runbook %s is disarmed, it failed %d times in a row; fix it, then POST /api/v1/runbooks/%s/arming"
                .formatted(runbook, failures, runbook)));
  }

  private Optional<GuardVerdict> massAlert(GuardFacts facts) {
    if (!isUnattended(facts)) {
      return Optional.empty();
    }
    int unresolved = facts.history().trend().unresolved();
    return facts.blastRadii().stream()
        .filter(radius -> isMass(radius.requested() + unresolved, radius.members()))
        .findFirst()
        .map(radius -> new NeedApproval(mass(radius, unresolved)));
  }

  private boolean isMass(int requested, int members) {
    return requested > settings.massAlertGuests()
        || (requested >= SMALLEST_MASS
            && requested * PERCENT > members * settings.massAlertPercent());
  }

  private String mass(BlastRadius radius, int unresolved) {
    return "mass alert: %d of %d guests of %s have requests within %s%s; the cause may be elsewhere"
        .formatted(
            radius.requested(),
            radius.members(),
            radius.scope(),
            Guard.minutes(settings.massAlertWindow()),
            unresolved == 0 ? "" : " and " + unresolved + " more requests are pending");
  }

  private static boolean isUnattended(GuardFacts facts) {
    return facts.mutates()
        && facts.execution().automatic()
        && facts.execution().approvedBy().isEmpty();
  }
}
