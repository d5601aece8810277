package io.tocsin.runner.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.runbookrequests.AlertOrigin;
import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.History;
import io.tocsin.runner.execution.RecentActivity;
import io.tocsin.runner.proxmox.GuestId;
import io.tocsin.runner.proxmox.GuestKind;
import io.tocsin.runner.proxmox.GuestListing;
import io.tocsin.runner.proxmox.GuestPlace;
import io.tocsin.runner.runbook.ApprovalRule;
import io.tocsin.runner.runbook.Limits;
import io.tocsin.runner.runbook.Runbook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("guards")
class GuardsTest {
  private static final Instant NOW = Instant.parse("2026-09-21T09:41:03Z");
  private static final History NOTHING =
      new History(Optional.empty(), 0, 0, Optional.empty(), RecentActivity.QUIET);

  private final Guards guards = TestingGuards.usual();
  private Set<String> tags = Set.of("tocsin");
  private boolean template;
  private boolean automatic = true;
  private boolean needsApproval;
  private boolean mutates = true;
  private boolean killSwitch;
  private Duration age = Duration.ofSeconds(1);
  private History history = NOTHING;
  private Limits limits =
      new Limits(Duration.ofMinutes(20), Optional.empty(), Optional.empty(), Optional.empty());
  private List<BlastRadius> blastRadii = List.of();
  private boolean approvalRequired;
  private boolean notRequester;
  private List<String> sources = List.of();
  private Optional<AlertOrigin> origin = Optional.empty();
  private Optional<String> approvedBy = Optional.empty();
  private Optional<Instant> approvedAt = Optional.empty();
  private Optional<Instant> freshAt = Optional.empty();

  @Test
  void ordinaryRequestIsAllowed() {
    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);
  }

  @Test
  void guestThatDidNotOptInIsNotChangedAutomatically() {
    tags = Set.of();

    assertThat(first()).isInstanceOf(GuardVerdict.Deny.class);
    mutates = false;
    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);
    mutates = true;
    automatic = false;
    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);
  }

  @Test
  void protectedGuestIsNeverChanged() {
    tags = Set.of("tocsin", "tocsin-never");
    automatic = false;
    approvedBy = Optional.of("anna");

    assertThat(first()).isInstanceOf(GuardVerdict.Deny.class);
    assertThat(again()).isInstanceOf(GuardVerdict.Deny.class);
  }

  @Test
  @Tag("B132")
  @DisplayName("a template is not changed")
  void templateIsDenied() {
    template = true;

    assertThat(first()).isInstanceOf(GuardVerdict.Deny.class);
  }

  @Test
  void guestCoolsDownAfterAChange() {
    history =
        new History(
            Optional.of(NOW.minus(Duration.ofMinutes(29))),
            0,
            0,
            Optional.empty(),
            RecentActivity.QUIET);
    assertThat(first())
        .isInstanceOfSatisfying(
            GuardVerdict.Suppress.class,
            suppressed -> assertThat(suppressed.reason()).contains("29 min", "30 min", "web-1"));

    history =
        new History(
            Optional.of(NOW.minus(Duration.ofMinutes(30))),
            0,
            0,
            Optional.empty(),
            RecentActivity.QUIET);
    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);
  }

  @Test
  void runbookSetsItsOwnCooldown() {
    limits =
        new Limits(
            Duration.ofMinutes(20),
            Optional.of(Duration.ofMinutes(1)),
            Optional.empty(),
            Optional.empty());
    history =
        new History(
            Optional.of(NOW.minus(Duration.ofMinutes(2))),
            0,
            0,
            Optional.empty(),
            RecentActivity.QUIET);

    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);
  }

  @Test
  void oldRequestIsOldNews() {
    age = Duration.ofMinutes(16);

    assertThat(first()).isInstanceOf(GuardVerdict.Suppress.class);
    assertThat(again()).as("after a wait, too").isInstanceOf(GuardVerdict.Suppress.class);
  }

  @Test
  @DisplayName("an approval may take its time, and grows old itself")
  void approvedRequestGrowsOldFromItsApproval() {
    age = Duration.ofMinutes(45);
    approvedBy = Optional.of("anna");
    approvedAt = Optional.of(NOW.minus(Duration.ofMinutes(15)));
    assertThat(again()).isInstanceOf(GuardVerdict.Allow.class);

    approvedAt = Optional.of(NOW.minus(Duration.ofMinutes(16)));
    assertThat(again())
        .isInstanceOfSatisfying(
            GuardVerdict.Suppress.class,
            s -> assertThat(s.reason()).contains("approved 16 min ago"));
  }

  @Test
  @DisplayName("an execution that got somewhere is as fresh as its last change")
  void executionIsAsFreshAsItsLastChange() {
    age = Duration.ofMinutes(45);
    freshAt = Optional.of(NOW.minus(Duration.ofMinutes(1)));
    assertThat(again()).isInstanceOf(GuardVerdict.Allow.class);

    freshAt = Optional.of(NOW.minus(Duration.ofMinutes(20)));
    assertThat(again())
        .isInstanceOfSatisfying(
            GuardVerdict.Suppress.class, s -> assertThat(s.reason()).contains("last progress"));
  }

  @Test
  void sixthExecutionInAnHourNeedsAPerson() {
    history = new History(Optional.empty(), 5, 0, Optional.empty(), RecentActivity.QUIET);

    assertThat(first()).isInstanceOf(GuardVerdict.NeedApproval.class);
  }

  @Test
  void thirdAttemptForOneGroupIsNotMade() {
    history = new History(Optional.empty(), 0, 2, Optional.empty(), RecentActivity.QUIET);

    assertThat(first()).isInstanceOf(GuardVerdict.Suppress.class);
  }

  @Test
  @Tag("B136")
  @DisplayName("an execution that is open for the same group is enough")
  void openExecutionOfTheGroupIsEnough() {
    history =
        new History(Optional.empty(), 0, 0, Optional.of(UUID.randomUUID()), RecentActivity.QUIET);

    assertThat(first()).isInstanceOf(GuardVerdict.Suppress.class);
  }

  @Test
  void killSwitchHoldsChangesAndNothingElse() {
    killSwitch = true;

    assertThat(first()).isInstanceOf(GuardVerdict.Hold.class);
    assertThat(again()).isInstanceOf(GuardVerdict.Hold.class);
    mutates = false;
    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);
  }

  @Test
  void approvalIsAskedByRunbookOrRequest() {
    needsApproval = true;
    assertThat(first()).isInstanceOf(GuardVerdict.NeedApproval.class);

    needsApproval = false;
    approvalRequired = true;
    assertThat(first()).isInstanceOf(GuardVerdict.NeedApproval.class);
    assertThat(again()).isInstanceOf(GuardVerdict.Allow.class);
  }

  @ParameterizedTest
  @Tag("L-41")
  @Tag("F54")
  @DisplayName("changes in an hour, of the cluster and of all")
  @CsvSource({
    "9, 29, Allow",
    "10, 10, NeedApproval",
    "19, 29, NeedApproval",
    "20, 20, Deny",
    "0, 30, NeedApproval",
    "0, 59, NeedApproval",
    "0, 60, Deny"
  })
  void changesInAnHourAreCapped(int ofCluster, int inAll, String verdict) {
    trend(new RecentActivity(ofCluster, inAll, 0, 0, Set.of(), 0));

    assertThat(first().getClass().getSimpleName()).isEqualTo(verdict);
    assertThat(again() instanceof GuardVerdict.Deny).isEqualTo(verdict.equals("Deny"));
    mutates = false;
    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);
  }

  @Test
  @DisplayName("flap, a guest that was repaired three times today is left to a person")
  void flappingGuestIsLeftToAPerson() {
    trend(new RecentActivity(0, 0, 2, 0, Set.of(), 0));
    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);

    trend(new RecentActivity(0, 0, 3, 0, Set.of(), 0));
    assertThat(first())
        .isInstanceOfSatisfying(
            GuardVerdict.Suppress.class,
            s -> assertThat(s.reason()).contains("automation", "web-1"));
    automatic = false;
    assertThat(first()).as("a person knows").isInstanceOf(GuardVerdict.Allow.class);
  }

  @Test
  @DisplayName("error threshold, three failures in a row disarm a runbook")
  void failingRunbookIsDisarmed() {
    trend(new RecentActivity(0, 0, 0, 2, Set.of(), 0));
    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);

    trend(new RecentActivity(0, 0, 0, 3, Set.of(), 0));
    assertThat(first())
        .isInstanceOfSatisfying(
            GuardVerdict.Deny.class, d -> assertThat(d.reason()).contains("restart/arming"));
    automatic = false;
    assertThat(first()).as("a person may try").isInstanceOf(GuardVerdict.Allow.class);
  }

  @ParameterizedTest
  @Tag("F55")
  @DisplayName("mass alert, more than five guests, or a third of three and more")
  @CsvSource({
    "1, 1, 0, Allow",
    "2, 2, 0, Allow",
    "3, 10, 0, Allow",
    "3, 9, 0, NeedApproval",
    "2, 9, 1, NeedApproval",
    "5, 100, 0, Allow",
    "6, 100, 0, NeedApproval",
    "1, 100, 5, NeedApproval"
  })
  void massAlertAsksAPerson(int asked, int members, int unresolved, String verdict) {
    trend(new RecentActivity(0, 0, 0, 0, Set.of(), unresolved));
    blastRadii = List.of(new BlastRadius("node pve1", asked, members));

    assertThat(first().getClass().getSimpleName()).isEqualTo(verdict);
    assertThat(again()).as("a person has agreed").isInstanceOf(GuardVerdict.Allow.class);
    automatic = false;
    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);
  }

  @Test
  @Tag("F55")
  @DisplayName("the blast radius of a guest is its node and its pool")
  void crowdIsWhoSharesNodeOrPool() {
    var target = listing(101, "pve1", "web");
    var guests =
        List.of(
            target,
            listing(102, "pve1", ""),
            listing(103, "pve2", "web"),
            listing(104, "pve2", ""));
    var asked = Set.of(new GuestId("lab", 103), new GuestId("lab", 104), new GuestId("home", 102));

    assertThat(BlastRadius.around(new GuestId("lab", 101), target, guests, asked))
        .containsExactly(new BlastRadius("node pve1", 1, 2), new BlastRadius("pool web", 2, 2));
  }

  @Test
  @Tag("B132")
  @DisplayName("of guests that opted in and are protected nothing is changed, with the reason")
  void refusalNamesGuestAndTag() {
    tags = Set.of("tocsin", "tocsin-never");

    assertThat(first())
        .isInstanceOfSatisfying(
            GuardVerdict.Deny.class,
            denied -> assertThat(denied.reason()).contains("web-1 (101)", "tocsin-never"));
  }

  @Test
  void ruleOfTwoPeopleThatNobodyCanSatisfyIsDenied() {
    approvalRequired = true;
    notRequester = true;
    automatic = false;

    assertThat(first())
        .isInstanceOfSatisfying(
            GuardVerdict.Deny.class,
            denied -> assertThat(denied.reason()).contains("notRequester", "restart"));
    automatic = true;
    assertThat(first())
        .as("the alert asks, a person agrees")
        .isInstanceOf(GuardVerdict.NeedApproval.class);
  }

  @Test
  void alertFromAnotherSourceThanTheRunbookPermitsIsDenied() {
    sources = List.of("hooks/alertmanager");
    origin = Optional.of(new AlertOrigin(List.of("api/v2", "hooks/alertmanager"), List.of()));

    assertThat(first())
        .isInstanceOfSatisfying(
            GuardVerdict.Deny.class,
            denied ->
                assertThat(denied.reason())
                    .isEqualTo(
                        "the alert came from source api/v2, which is not listed in spec.sources of the"
                            + " runbook restart"));
    origin = Optional.of(new AlertOrigin(List.of("hooks/alertmanager/dc1"), List.of()));
    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);
  }

  @Test
  void alertFromAnotherSourceThanTheReceiverPermitsIsDenied() {
    origin = Optional.of(new AlertOrigin(List.of("unknown"), List.of("api/v2")));

    assertThat(first())
        .isInstanceOfSatisfying(
            GuardVerdict.Deny.class,
            denied ->
                assertThat(denied.reason())
                    .isEqualTo(
                        "the alert came from source unknown, which is not listed in sources in"
                            + " runbook_configs of receiver:web"));
    origin = Optional.of(new AlertOrigin(List.of("api/v2"), List.of("api/v2")));
    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);
  }

  @Test
  void personIsNotAskedForASource() {
    sources = List.of("api/v2");
    automatic = false;

    assertThat(first()).isInstanceOf(GuardVerdict.Allow.class);
  }

  private static GuestListing listing(int vmid, String node, String pool) {
    return new GuestListing(
        new GuestPlace(node, GuestKind.QEMU, vmid), "g", "running", Set.of(), false, pool);
  }

  private void trend(RecentActivity trend) {
    history = new History(Optional.empty(), 0, 0, Optional.empty(), trend);
  }

  private GuardVerdict first() {
    return guards.first(facts());
  }

  private GuardVerdict again() {
    return guards.again(facts());
  }

  private GuardFacts facts() {
    var place = new GuestPlace("pve1", GuestKind.QEMU, 101);
    var execution = execution();
    return new GuardFacts(
        NOW,
        freshAt.orElse(execution.wantedAt()),
        execution,
        new Runbook(
            "restart",
            "Restart",
            "",
            Map.of(),
            "101",
            limits,
            new ApprovalRule(approvalRequired, Duration.ofMinutes(30), notRequester),
            sources,
            List.of()),
        mutates,
        new GuestListing(place, "web-1", "running", tags, template, ""),
        blastRadii,
        history,
        killSwitch);
  }

  private Execution execution() {
    return new Execution(
        UUID.randomUUID(),
        "restart",
        1,
        "hash",
        automatic,
        needsApproval,
        "receiver:web",
        "",
        NOW.minus(age),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        origin,
        Optional.empty(),
        ExecutionState.REQUESTED,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        approvedBy,
        approvedAt,
        NOW.minus(age),
        Optional.empty(),
        Optional.empty());
  }
}
