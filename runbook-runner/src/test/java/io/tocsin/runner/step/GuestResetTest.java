package io.tocsin.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.runner.proxmox.ErrorClass;
import io.tocsin.runner.proxmox.GuestKind;
import io.tocsin.runner.proxmox.GuestPlace;
import io.tocsin.runner.proxmox.GuestState;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.proxmox.PowerCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GuestResetTest {
  private static final Instant START = Instant.parse("2026-09-21T09:41:03Z");
  private static final RestartTimeouts BUDGETS =
      new RestartTimeouts(
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(180),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15),
          Duration.ZERO,
          Duration.ZERO);
  private static final GuestState RUNNING = guest(GuestKind.QEMU, "running");

  private final GuestReset reset = new GuestReset(BUDGETS);
  private final List<CompletedAction> past = new ArrayList<>();
  private boolean overdue;

  @Test
  void runningMachineIsReset() {
    assertThat(next(RUNNING, 0))
        .isEqualTo(new StepMove.Act(PowerCall.of(PowerAction.RESET), "the guest is running"));
  }

  @Test
  void onlyARunningMachineHasAReset() {
    assertThat(next(guest(GuestKind.LXC, "running"), 0)).isInstanceOf(StepMove.Fail.class);
    assertThat(next(guest(GuestKind.QEMU, "stopped"), 0)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @Tag("PVE-12")
  @DisplayName("the task that ended is the proof, the guest shows nothing")
  void endedTaskIsTheProof() {
    past(new ActionResult.Done(false, "OK"));

    assertThat(next(RUNNING, 2)).isInstanceOf(StepMove.Succeed.class);
  }

  @Test
  @DisplayName("a guest that is off after its reset was not repaired by it")
  void guestThatIsOffAfterItsResetHasFailed() {
    past(new ActionResult.Done(false, "OK"));

    assertThat(next(guest(GuestKind.QEMU, "stopped"), 2)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @Tag("PVE-15")
  @DisplayName("a reset without proof is never repeated and needs manual investigation")
  void resetWithoutProofIsNotRepeated() {
    past(new ActionResult.Unknown("no task was found"));

    assertThat(next(RUNNING, 2)).isInstanceOf(StepMove.AskHuman.class);
  }

  @Test
  @Tag("PVE-14")
  @DisplayName("a reset that never began is tried three times in all, if time is left")
  void resetThatNeverBeganIsTriedAgain() {
    past(new ActionResult.NotStarted("no task"));
    past(new ActionResult.NotStarted("no task"));
    assertThat(next(RUNNING, 2)).isInstanceOf(StepMove.Act.class);

    overdue = true;
    assertThat(next(RUNNING, 2)).isInstanceOf(StepMove.Fail.class);
    overdue = false;
    past(new ActionResult.NotStarted("no task"));
    assertThat(next(RUNNING, 2)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @Tag("PVE-22")
  @DisplayName("a taken lock file is waited for, any other refusal ends it")
  void refusalIsTriedAgainOnlyIfItPasses() {
    past(new ActionResult.Failed(ErrorClass.FLOCK, "got timeout"));
    assertThat(next(RUNNING, 2)).isInstanceOf(StepMove.Wait.class);
    assertThat(next(RUNNING, 16)).isInstanceOf(StepMove.Act.class);

    past(new ActionResult.Failed(ErrorClass.FORBIDDEN, "Permission check failed"));
    assertThat(next(RUNNING, 17)).isInstanceOf(StepMove.Fail.class);
  }

  private StepMove next(GuestState guest, int second) {
    return reset.next(
        new StepSituation(
            JsonNodeFactory.instance.objectNode(),
            guest,
            true,
            false,
            Optional.empty(),
            List.copyOf(past),
            START,
            START.plusSeconds(second),
            overdue));
  }

  private void past(ActionResult result) {
    past.add(new CompletedAction(PowerAction.RESET, RUNNING, START, START.plusSeconds(1), result));
  }

  private static GuestState guest(GuestKind kind, String status) {
    return new GuestState(
        new GuestPlace("pve1", kind, 101),
        START,
        "web-1",
        status,
        "",
        Optional.empty(),
        Duration.ofDays(9),
        Optional.of(18233L),
        Optional.empty(),
        false,
        Optional.empty());
  }
}
