package io.tocsin.runner.guard;

import io.tocsin.runner.guard.GuardVerdict.Deny;
import io.tocsin.runner.guard.GuardVerdict.NeedApproval;
import io.tocsin.runner.guard.GuardVerdict.Suppress;
import java.util.List;
import java.util.Optional;

/**
 * Signs that restarting guests is not what helps. They bind automation; a person may know better.
 */
final class EscalationLimits {
  /** On a node with few guests a single one is a large share, and no mass. */
  private static final int SMALLEST_MASS = 3;

  private static final int PERCENT = 100;

  private final GuardSettings settings;

  EscalationLimits(GuardSettings settings) {
    this.settings = settings;
  }

  /** These end a request. */
  List<Guard> refusing() {
    return List.of(this::flap, this::failures);
  }

  /** These ask a person. */
  List<Guard> asking() {
    return List.of(this::massAlert);
  }

  private Optional<GuardVerdict> flap(GuardFacts facts) {
    int limit = settings.fixesPerDay();
    int fixes = facts.history().trend().fixesOfTarget();
    return Guard.when(
        isUnattended(facts) && fixes >= limit,
        new Suppress(
            "automation does not help: %s was repaired %d times in the last day and is broken again; a person has to look"
                .formatted(facts.guest().name(), fixes)));
  }

  private Optional<GuardVerdict> failures(GuardFacts facts) {
    int limit = settings.failuresInARow();
    int failures = facts.history().trend().failuresInARow();
    var runbook = facts.runbook().id();
    return Guard.when(
        isUnattended(facts) && failures >= limit,
        new Deny(
            "the runbook %s is disarmed, it failed %d times in a row: repair it, then POST /api/v1/runbooks/%s/arming"
                .formatted(runbook, failures, runbook)));
  }

  private Optional<GuardVerdict> massAlert(GuardFacts facts) {
    if (!isUnattended(facts)) {
      return Optional.empty();
    }
    int unresolved = facts.history().trend().unresolved();
    return facts.crowds().stream()
        .filter(crowd -> isMass(crowd.asked() + unresolved, crowd.members()))
        .findFirst()
        .map(crowd -> new NeedApproval(mass(crowd, unresolved)));
  }

  private boolean isMass(int asked, int members) {
    return asked > settings.massAlertGuests()
        || (asked >= SMALLEST_MASS && asked * PERCENT > members * settings.massAlertPercent());
  }

  private String mass(BlastRadius crowd, int unresolved) {
    return "mass alert: %d of %d guests of %s are asked for within %s%s; the cause may be elsewhere"
        .formatted(
            crowd.asked(),
            crowd.members(),
            crowd.where(),
            Guard.minutes(settings.massAlertWindow()),
            unresolved == 0 ? "" : " and " + unresolved + " more requests wait");
  }

  private static boolean isUnattended(GuardFacts facts) {
    return facts.mutates()
        && facts.execution().automatic()
        && facts.execution().approvedBy().isEmpty();
  }
}
