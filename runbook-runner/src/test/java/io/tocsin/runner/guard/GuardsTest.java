package io.tocsin.runner.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.History;
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
import org.junit.jupiter.api.Test;

@DisplayName("runbook 5: guards")
class GuardsTest {
  private static final Instant NOW = Instant.parse("2026-09-21T09:41:03Z");
  private static final History NOTHING = new History(Optional.empty(), 0, 0, Optional.empty());

  private final Guards guards = new Guards(new Usual());
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
  private boolean approvalRequired;
  private Optional<String> approvedBy = Optional.empty();

  @Test
  void ordinaryRequestIsAllowed() {
    assertThat(first()).isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void guestThatDidNotOptInIsNotChangedAutomatically() {
    tags = Set.of();

    assertThat(first()).isInstanceOf(Verdict.Deny.class);
    mutates = false;
    assertThat(first()).isInstanceOf(Verdict.Allow.class);
    mutates = true;
    automatic = false;
    assertThat(first()).isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void protectedGuestIsNeverChanged() {
    tags = Set.of("tocsin", "tocsin-never");
    automatic = false;
    approvedBy = Optional.of("anna");

    assertThat(first()).isInstanceOf(Verdict.Deny.class);
    assertThat(again()).isInstanceOf(Verdict.Deny.class);
  }

  @Test
  @DisplayName("B132: a template is not changed")
  void templateIsDenied() {
    template = true;

    assertThat(first()).isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void guestCoolsDownAfterAChange() {
    history = new History(Optional.of(NOW.minus(Duration.ofMinutes(29))), 0, 0, Optional.empty());
    assertThat(first())
        .isInstanceOfSatisfying(
            Verdict.Suppress.class,
            suppressed -> assertThat(suppressed.reason()).contains("29 min", "30 min", "web-1"));

    history = new History(Optional.of(NOW.minus(Duration.ofMinutes(30))), 0, 0, Optional.empty());
    assertThat(first()).isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void runbookSetsItsOwnCooldown() {
    limits =
        new Limits(
            Duration.ofMinutes(20),
            Optional.of(Duration.ofMinutes(1)),
            Optional.empty(),
            Optional.empty());
    history = new History(Optional.of(NOW.minus(Duration.ofMinutes(2))), 0, 0, Optional.empty());

    assertThat(first()).isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void oldRequestIsOldNews() {
    age = Duration.ofMinutes(16);

    assertThat(first()).isInstanceOf(Verdict.Suppress.class);
    assertThat(again()).as("an approval may take that long").isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void sixthExecutionInAnHourNeedsAPerson() {
    history = new History(Optional.empty(), 5, 0, Optional.empty());

    assertThat(first()).isInstanceOf(Verdict.NeedApproval.class);
  }

  @Test
  void thirdAttemptForOneGroupIsNotMade() {
    history = new History(Optional.empty(), 0, 2, Optional.empty());

    assertThat(first()).isInstanceOf(Verdict.Suppress.class);
  }

  @Test
  @DisplayName("B136: an execution that is open for the same group is enough")
  void openExecutionOfTheGroupIsEnough() {
    history = new History(Optional.empty(), 0, 0, Optional.of(UUID.randomUUID()));

    assertThat(first()).isInstanceOf(Verdict.Suppress.class);
  }

  @Test
  void killSwitchHoldsChangesAndNothingElse() {
    killSwitch = true;

    assertThat(first()).isInstanceOf(Verdict.Hold.class);
    assertThat(again()).isInstanceOf(Verdict.Hold.class);
    mutates = false;
    assertThat(first()).isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void approvalIsAskedByRunbookOrRequest() {
    needsApproval = true;
    assertThat(first()).isInstanceOf(Verdict.NeedApproval.class);

    needsApproval = false;
    approvalRequired = true;
    assertThat(first()).isInstanceOf(Verdict.NeedApproval.class);
    assertThat(again()).isInstanceOf(Verdict.Allow.class);
  }

  private Verdict first() {
    return guards.first(facts());
  }

  private Verdict again() {
    return guards.again(facts());
  }

  private Facts facts() {
    var place = new GuestPlace("pve1", GuestKind.QEMU, 101);
    return new Facts(
        NOW,
        execution(),
        new Runbook(
            "restart",
            "Restart",
            "",
            Map.of(),
            "101",
            limits,
            new ApprovalRule(approvalRequired, Duration.ofMinutes(30), false),
            List.of()),
        mutates,
        new GuestListing(place, "web-1", "running", tags, template),
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
        ExecutionState.REQUESTED,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        approvedBy,
        NOW.minus(age),
        Optional.empty(),
        Optional.empty());
  }

  /** The defaults, as the manual says. */
  private record Usual() implements GuardSettings {
    @Override
    public Duration cooldown() {
      return Duration.ofMinutes(30);
    }

    @Override
    public int maxPerHour() {
      return 5;
    }

    @Override
    public int attemptsPerAlert() {
      return 2;
    }

    @Override
    public Duration maxAge() {
      return Duration.ofMinutes(15);
    }

    @Override
    public boolean optIn() {
      return true;
    }

    @Override
    public String optInTag() {
      return "tocsin";
    }

    @Override
    public String neverTag() {
      return "tocsin-never";
    }
  }
}
