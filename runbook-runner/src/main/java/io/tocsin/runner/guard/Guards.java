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

/** All guards in their order. The first that speaks decides, so refusals stand before questions. */
@Singleton
public final class Guards {
  /** Why everything that changes something waits. */
  public static final String KILL_SWITCH = "the kill switch is pulled";

  private final GuardSettings settings;
  private final List<Guard> live;
  private final List<Guard> all;

  Guards(GuardSettings settings) {
    this.settings = settings;
    var caps = new ChangeCaps(settings);
    var brakes = new EscalationLimits(settings);
    live =
        Stream.of(
                List.<Guard>of(this::age),
                brakes.refusing(),
                List.<Guard>of(this::isProtected, this::template, this::optIn, this::cooldown),
                caps.absolute(),
                List.<Guard>of(this::killSwitch))
            .flatMap(List::stream)
            .toList();
    all =
        Stream.of(
                List.<Guard>of(this::age),
                List.<Guard>of(this::source, this::twoPeople, this::sameTarget, this::attempts),
                live,
                caps.withoutAPerson(),
                brakes.asking(),
                List.<Guard>of(this::approvalAsked))
            .flatMap(List::stream)
            .toList();
  }

  /** Before anything else happens with a request. */
  public GuardVerdict first(GuardFacts facts) {
    return judge(all, facts);
  }

  /**
   * Once more after every wait, for a person, for the kill switch, for the guest, for a process
   * that died, and right before each change: the world went on meanwhile.
   */
  public GuardVerdict again(GuardFacts facts) {
    return judge(live, facts);
  }

  private static GuardVerdict judge(List<Guard> guards, GuardFacts facts) {
    return guards.stream()
        .flatMap(guard -> guard.judge(facts).stream())
        .findFirst()
        .orElseGet(GuardVerdict.Allow::new);
  }

  /** How far back alerts about several guests count as one event. */
  public Duration massAlertWindow() {
    return settings.massAlertWindow();
  }

  /** How old a wish may be until it is news of yesterday. */
  public Duration maxAge() {
    return settings.maxAge();
  }

  private Optional<GuardVerdict> age(GuardFacts facts) {
    var age = Duration.between(facts.freshAt(), facts.now());
    return Guard.when(
        age.compareTo(settings.maxAge()) > 0,
        new Suppress(
            "too old: %s %s ago, at most %s are allowed"
                .formatted(since(facts), Guard.minutes(age), Guard.minutes(settings.maxAge()))));
  }

  private static String since(GuardFacts facts) {
    if (facts.freshAt().isAfter(facts.execution().wantedAt())) {
      return "nothing was done since";
    }
    return facts.execution().approvedAt().isPresent() ? "approved" : "requested";
  }

  /** People are not asked where they come from; they have the token. */
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
        .map(source -> "the alert is known from %s, which is not among ".formatted(source));
  }

  /** Nobody could approve it: whoever asks and whoever agrees are the one administrator. */
  private Optional<GuardVerdict> twoPeople(GuardFacts facts) {
    var rule = facts.runbook().approval();
    boolean asks = rule.required() || facts.execution().needsApproval();
    return Guard.when(
        asks && rule.notRequester() && !facts.execution().automatic(),
        new Deny(
            "somebody else than %s has to approve (notRequester), which nobody can until people can sign in; remove spec.approval.notRequester from the runbook %s"
                .formatted(facts.execution().requestedBy(), facts.runbook().id())));
  }

  private Optional<GuardVerdict> sameTarget(GuardFacts facts) {
    return facts
        .history()
        .openForGroup()
        .map(
            other ->
                new Suppress(
                    "the same runbook is open for %s and this alert group already: execution %s"
                        .formatted(name(facts), other)));
  }

  private Optional<GuardVerdict> attempts(GuardFacts facts) {
    int limit = facts.runbook().limits().attemptsPerAlert().orElse(settings.attemptsPerAlert());
    return Guard.when(
        facts.history().startsForGroup() >= limit,
        new Suppress(
            "automation does not help: run %d times for %s and this alert group, %d are allowed; a person has to look"
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
            "%s does not carry the tag %s, which allows automatic changes"
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
                    "cool-down: %s was changed %s ago, %s have to pass"
                        .formatted(name(facts), Guard.minutes(since), Guard.minutes(limit))));
  }

  private Optional<GuardVerdict> killSwitch(GuardFacts facts) {
    return Guard.when(facts.mutates() && facts.killSwitchPulled(), new Hold(KILL_SWITCH));
  }

  private Optional<GuardVerdict> approvalAsked(GuardFacts facts) {
    if (facts.runbook().approval().required()) {
      return Optional.of(new NeedApproval("the runbook asks for an approval"));
    }
    return Guard.when(
        facts.execution().needsApproval(), new NeedApproval("the request asks for an approval"));
  }

  private static String name(GuardFacts facts) {
    return facts.guest().name() + " (" + facts.guest().place().vmid() + ")";
  }
}
