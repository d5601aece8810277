package io.tocsin.runner.guard;

import io.tocsin.events.runbookrequests.AlertOrigin;
import io.tocsin.model.alert.AlertSources;
import io.tocsin.runner.guard.GuardVerdict.Deny;
import io.tocsin.runner.guard.GuardVerdict.Hold;
import io.tocsin.runner.guard.GuardVerdict.NeedApproval;
import io.tocsin.runner.guard.GuardVerdict.Suppress;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All guards in order. The first that objects decides, so denials come before approvals. */
@Singleton
public final class Guards {
  /** Reason of executions held by the kill switch. */
  public static final String KILL_SWITCH = "the kill switch is pulled";

  private final GuardSettings settings;
  private final List<Guard> liveGuards;
  private final List<Guard> allGuards;

  Guards(GuardSettings settings) {
    this.settings = settings;
    var caps = new ChangeCaps(settings);
    var escalation = new EscalationLimits(settings);
    liveGuards =
        Stream.of(
                List.<Guard>of(this::age),
                escalation.denying(),
                List.<Guard>of(this::isProtected, this::template, this::optIn, this::cooldown),
                caps.absolute(),
                List.<Guard>of(this::killSwitch))
            .flatMap(List::stream)
            .toList();
    allGuards =
        Stream.of(
                List.<Guard>of(this::age),
                List.<Guard>of(this::source, this::twoPeople, this::sameTarget, this::attempts),
                liveGuards,
                caps.requiringApproval(),
                escalation.requiringApproval(),
                List.<Guard>of(this::approvalAsked))
            .flatMap(List::stream)
            .toList();
  }

  /** The first evaluation of a request. */
  public GuardVerdict first(GuardFacts facts) {
    return evaluate(allGuards, facts);
  }

  /**
   * Evaluates again after every wait (approval, kill switch, guest, crash) and right before each
   * change, because the situation may have changed.
   */
  public GuardVerdict again(GuardFacts facts) {
    return evaluate(liveGuards, facts);
  }

  private static GuardVerdict evaluate(List<Guard> guards, GuardFacts facts) {
    return guards.stream()
        .flatMap(guard -> guard.evaluate(facts).stream())
        .findFirst()
        .orElseGet(GuardVerdict.Allow::new);
  }

  /** Time window in which alerts about several guests count as one event. */
  public Duration massAlertWindow() {
    return settings.massAlertWindow();
  }

  /** The maximum age of a request. */
  public Duration maxAge() {
    return settings.maxAge();
  }

  private Optional<GuardVerdict> age(GuardFacts facts) {
    var age = Duration.between(facts.freshAt(), facts.now());
    return Guard.when(
        age.compareTo(settings.maxAge()) > 0,
        new Suppress(
            "too old: %s %s ago, the limit is %s"
                .formatted(since(facts), Guard.minutes(age), Guard.minutes(settings.maxAge()))));
  }

  private static String since(GuardFacts facts) {
    if (facts.freshAt().isAfter(facts.execution().wantedAt())) {
      return "last progress";
    }
    return facts.execution().approvedAt().isPresent() ? "approved" : "requested";
  }

  /** Applies to alerts only: people authenticate with the token. */
  private Optional<GuardVerdict> source(GuardFacts facts) {
    return facts
        .execution()
        .origin()
        .flatMap(origin -> source(facts, origin))
        .<GuardVerdict>map(Deny::new);
  }

  private static Optional<String> source(GuardFacts facts, AlertOrigin origin) {
    return notFrom(facts.runbook().sources(), origin)
        .map(why -> why + "spec.sources of the runbook " + facts.runbook().id())
        .or(
            () ->
                notFrom(origin.permitted(), origin)
                    .map(
                        why ->
                            why
                                + "sources in runbook_configs of "
                                + facts.execution().requestedBy()));
  }

  private static Optional<String> notFrom(List<String> permitted, AlertOrigin origin) {
    return Optional.of(permitted)
        .filter(endpoints -> !endpoints.isEmpty())
        .flatMap(AlertSources.of(origin.sources())::outside)
        .map(source -> "the alert came from source %s, which is not listed in ".formatted(source));
  }

  /** Approval is impossible: requester and approver are both the administrator. */
  private Optional<GuardVerdict> twoPeople(GuardFacts facts) {
    var rule = facts.runbook().approval();
    boolean asks = rule.required() || facts.execution().needsApproval();
    return Guard.when(
        asks && rule.notRequester() && !facts.execution().automatic(),
        new Deny(
            "notRequester requires an approver other than %s, which is impossible until user login exists; remove spec.approval.notRequester from the runbook %s"
                .formatted(facts.execution().requestedBy(), facts.runbook().id())));
  }

  private Optional<GuardVerdict> sameTarget(GuardFacts facts) {
    return facts
        .history()
        .openForGroup()
        .map(
            other ->
                new Suppress(
                    "the same runbook is already open for %s and this alert group: execution %s"
                        .formatted(name(facts), other)));
  }

  private Optional<GuardVerdict> attempts(GuardFacts facts) {
    int limit = facts.runbook().limits().attemptsPerAlert().orElse(settings.attemptsPerAlert());
    return Guard.when(
        facts.history().startsForGroup() >= limit,
        new Suppress(
            "automation does not help: run %d times for %s and this alert group, %d are allowed; manual investigation needed"
                .formatted(facts.history().startsForGroup(), name(facts), limit)));
  }

  private Optional<GuardVerdict> isProtected(GuardFacts facts) {
    return Guard.when(
        facts.mutates() && facts.guest().tags().contains(settings.neverTag()),
        new Deny("%s is protected by the tag %s".formatted(name(facts), settings.neverTag())));
  }

  private Optional<GuardVerdict> template(GuardFacts facts) {
    return Guard.when(
        facts.mutates() && facts.guest().template(), new Deny(name(facts) + " is a template"));
  }

  private Optional<GuardVerdict> optIn(GuardFacts facts) {
    boolean automatic = facts.execution().automatic() && facts.execution().approvedBy().isEmpty();
    return Guard.when(
        settings.optIn()
            && facts.mutates()
            && automatic
            && !facts.guest().tags().contains(settings.optInTag()),
        new Deny(
            "%s does not have the tag %s, which allows automatic changes"
                .formatted(name(facts), settings.optInTag())));
  }

  private Optional<GuardVerdict> cooldown(GuardFacts facts) {
    var limit = facts.runbook().limits().cooldown().orElse(settings.cooldown());
    return facts
        .history()
        .lastChangeOfTarget()
        .map(last -> Duration.between(last, facts.now()))
        .filter(since -> facts.mutates() && since.compareTo(limit) < 0)
        .map(
            since ->
                new Suppress(
                    "cool-down: %s was changed %s ago, the minimum is %s"
                        .formatted(name(facts), Guard.minutes(since), Guard.minutes(limit))));
  }

  private Optional<GuardVerdict> killSwitch(GuardFacts facts) {
    return Guard.when(facts.mutates() && facts.killSwitchPulled(), new Hold(KILL_SWITCH));
  }

  private Optional<GuardVerdict> approvalAsked(GuardFacts facts) {
    if (facts.runbook().approval().required()) {
      return Optional.of(new NeedApproval("the runbook requires approval"));
    }
    return Guard.when(
        facts.execution().needsApproval(), new NeedApproval("the request requires approval"));
  }

  private static String name(GuardFacts facts) {
    return facts.guest().name() + " (" + facts.guest().place().vmid() + ")";
  }
}
