package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.runner.execution.AttemptState;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.StepAttempt;
import io.tocsin.runner.execution.StepProgress;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cluster gets into trouble while an execution is at work on it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class TroubleTest extends CrashLab {
  private static final String BRIEFLY = "{id: restart, type: guest.restart, timeout: 3s}";

  @Test
  @Tag("CRASH-12")
  @DisplayName("the node dies during the reboot and returns; no second reboot")
  void guestOfANodeThatReturnsIsStarted() {
    int vmid = slowGuest();
    var execution = request("restart", vmid);
    workUntil(() -> isSubmitted(execution));
    fake.crash("pve1");
    int asked = fake.requests().all().size();
    var worker = finishInBackground(execution);
    Await.until(LIMIT, "it is asked for in vain", () -> fake.requests().all().size() > asked + 10);
    assertThat(worker.isAlive()).isTrue();

    fake.bringBack("pve1");
    awaitEnd(worker);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(executions.attempts(execution))
        .extracting(attempt -> attempt.call().action())
        .containsExactly(PowerAction.REBOOT, PowerAction.START);
    assertThat(fake.guest(vmid).isRunning()).isTrue();
    assertThat(fake.mutations(vmid)).hasSize(2);
  }

  @Test
  @Tag("CRASH-12")
  @DisplayName("a node that stays unreachable until the timeout needs manual investigation")
  void guestOfANodeThatStaysAwayIsLeftToAPerson() {
    saveRunbook("restart-briefly", "", BRIEFLY);
    int vmid = slowGuest();
    var execution = request("restart-briefly", vmid);
    workUntil(() -> isSubmitted(execution));
    fake.crash("pve1");

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.NEEDS_HUMAN);
    assertThat(lastStep(execution).note()).contains("pve1");
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  @Test
  @Tag("CRASH-34")
  @DisplayName("a token that was replaced during the execution needs manual investigation")
  void guestThatTheNewTokenMayNotSeeIsLeftToAPerson() {
    saveRunbook("restart-slowly", "", "{id: restart, type: guest.restart, with: {graceful: 5s}}");
    int vmid = slowGuest();
    var execution = request("restart-slowly", vmid);
    workUntil(() -> isSubmitted(execution));
    fake.deny("/vms/" + vmid, "VM.Audit");

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.NEEDS_HUMAN);
    assertThat(lastStep(execution).note()).contains("/vms/" + vmid, "VM.Audit");
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  @Test
  @Tag("CRASH-35")
  @DisplayName("the node's clock is set between intention and task; it is adopted")
  void taskIsFoundAlthoughTheClockWasSet() {
    int vmid = runningGuest();
    var execution = request("restart", vmid);
    loseTheAnswer("reboot");
    var jumping = beforeThePowerCall(() -> fake.skewClock(Duration.ofMinutes(10)));
    work(() -> worker(journal, jumping, new WorkerStop()));

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(executions.attempts(execution))
        .extracting(StepAttempt::state)
        .containsExactly(AttemptState.DONE);
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  @Test
  @Tag("PVE-58")
  @DisplayName("the node's clock is 90 s behind; its task is found all the same")
  void taskIsFoundByTheClockOfItsNode() {
    fake.skewClock(Duration.ofSeconds(-90));
    int vmid = runningGuest();
    var execution = request("restart", vmid);
    loseTheAnswer("reboot");

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  @Test
  @Tag("PVE-57")
  @DisplayName("of two tasks in the window the one that is claimed already is not taken")
  void claimedTaskIsNotAdoptedTwice() {
    int vmid = runningGuest();
    var first = request("restart", vmid);
    loseTheAnswer("reboot");
    finish(first);
    var second = request("restart", vmid);
    loseTheAnswer("reboot");
    finish(second);

    assertThat(state(second)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid, "reboot")).isEqualTo(2);
    assertThat(executions.attempts(second).getLast().task())
        .isNotEqualTo(executions.attempts(first).getLast().task());
  }

  @Test
  @Tag("PVE-66")
  @DisplayName("guests whose state is unknown are on a dead node; nothing is done")
  void guestOfADeadNodeIsLeftAlone() {
    saveRunbook("restart-briefly", "", BRIEFLY);
    int vmid = runningGuest();
    fake.crash("pve1");
    var execution = request("restart-briefly", vmid);

    finish(execution);

    assertThat(state(execution).isFinal()).isTrue();
    assertThat(state(execution)).isNotEqualTo(ExecutionState.SUCCEEDED);
    assertThat(lastStep(execution).note()).contains("pve1 does not report");
    assertThat(fake.mutations(vmid)).isEmpty();
  }

  @Test
  @Tag("PVE-19")
  @DisplayName("the guest is deleted in mid-run; it failed and nothing is repeated")
  void deletedGuestIsAFailure() {
    int vmid = runningGuest();
    fake.change(vmid, guest -> guest.locked("backup"));
    var execution = request("restart", vmid);
    var worker = finishInBackground(execution);
    Await.until(
        LIMIT, "the restart waits for the lock", () -> executions.steps(execution).size() == 2);

    fake.remove(vmid);
    awaitEnd(worker);

    assertThat(state(execution)).isEqualTo(ExecutionState.FAILED);
    assertThat(lastStep(execution).note()).contains("is gone");
    assertThat(fake.mutations(vmid)).isEmpty();
  }

  private StepProgress lastStep(UUID execution) {
    return executions.steps(execution).getLast();
  }
}
