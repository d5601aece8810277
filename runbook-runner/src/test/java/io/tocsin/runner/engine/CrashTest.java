package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.runner.execution.AttemptState;
import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.LeaseLostException;
import io.tocsin.runner.execution.StepAttempt;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.proxmox.Guest;
import io.tocsin.testkit.proxmox.TaskEnd;
import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Workers die at every point; the guest is restarted exactly once. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class CrashTest extends CrashLab {
  @Test
  @Tag("CRASH-3")
  @Tag("CRASH-4")
  @Tag("CRASH-5")
  @Tag("CRASH-6")
  @Tag("CRASH-7")
  @Tag("CRASH-9")
  @Tag("CRASH-10")
  @Tag("CRASH-14")
  @DisplayName("killed after any call, the guest is rebooted exactly once")
  void guestIsRebootedExactlyOnceWhereverTheWorkerDies() {
    int calls = 0;
    Mortality mortality;
    do {
      int vmid = runningGuest();
      var execution = request("restart", vmid);
      mortality = new Mortality(++calls);

      work(mortality);
      finish(execution);

      assertThat(fake.mutations(vmid, "reboot")).as("killed after call %d", calls).isEqualTo(1);
      assertThat(fake.mutations(vmid)).as("killed after call %d", calls).hasSize(1);
      assertThat(state(execution))
          .as("killed after call %d", calls)
          .isEqualTo(ExecutionState.SUCCEEDED);
    } while (mortality.killed());
    assertThat(calls).as("calls of a whole run").isGreaterThan(15);
  }

  @Test
  @Tag("CRASH-16")
  @DisplayName("killed anywhere, a guest that was stopped hard is started again")
  void stoppedGuestIsAlwaysStarted() {
    for (int calls = 20; calls < 60; calls += 5) {
      int vmid = newVmid();
      fake.add(Guest.vm(vmid, "deaf").tagged("tocsin").deafToShutdown());
      var execution = request("restart-hard", vmid);

      work(new Mortality(calls));
      finish(execution);

      assertThat(state(execution))
          .as("killed after call %d", calls)
          .isEqualTo(ExecutionState.SUCCEEDED);
      assertThat(fake.guest(vmid).isRunning()).isTrue();
      assertThat(fake.mutations(vmid, "stop")).as("killed after call %d", calls).isEqualTo(1);
      assertThat(fake.mutations(vmid, "start")).as("killed after call %d", calls).isEqualTo(1);
    }
  }

  @Test
  @Tag("CRASH-6")
  @Tag("CRASH-13")
  @DisplayName("the answer is lost, the task is adopted")
  void taskIsAdoptedWhenItsAnswerWasLost() {
    int vmid = runningGuest();
    var execution = request("restart", vmid);
    loseTheAnswer("reboot");

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid, "reboot")).isEqualTo(1);
  }

  @Test
  @Tag("CRASH-8")
  @DisplayName("the request was taken and nothing done; it is sent again")
  void callThatNeverBeganIsSentAgain() {
    int vmid = runningGuest();
    var execution = request("restart", vmid);
    fake.faults().once(call -> call.path().endsWith("/reboot"), Fault.Drop.BEFORE_HANDLING);
    fake.faultsOfSecond().once(call -> call.path().endsWith("/reboot"), Fault.Drop.BEFORE_HANDLING);

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid, "reboot")).isEqualTo(1);
    assertThat(executions.attempts(execution))
        .extracting(StepAttempt::state)
        .startsWith(AttemptState.NOT_STARTED)
        .endsWith(AttemptState.DONE);
  }

  @Test
  @Tag("PVE-15")
  @DisplayName("a lost response and a rotated task index need manual investigation")
  void nothingIsRepeatedWithoutProof() {
    int vmid = runningGuest();
    fake.nextTaskEnds("qmreboot", TaskEnd.killed());
    var execution = request("restart", vmid);
    loseTheAnswer("reboot");
    workUntil(() -> fake.mutations(vmid, "reboot") == 1);
    fake.rotateTaskIndex();

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.NEEDS_HUMAN);
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  @Test
  @Tag("CRASH-11")
  @DisplayName("the task's log is gone, the guest proves the reboot")
  void forgottenTaskIsProvedByTheGuest() {
    int vmid = runningGuest();
    var before = fake.guest(vmid).power();
    var execution = request("restart", vmid);
    workUntil(() -> fake.mutations(vmid, "reboot") == 1);
    Await.until(
        LIMIT,
        "the guest is back, as another process",
        () -> fake.guest(vmid).isRunning() && !fake.guest(vmid).power().equals(before));
    fake.forgetTask(fake.mutations(vmid).getFirst().upid());

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  @Test
  @Tag("CRASH-13")
  @DisplayName("the guest moved in mid-run; its task is asked for where it ran")
  void movedGuestIsFound() {
    int vmid = runningGuest();
    var execution = request("restart", vmid);
    workUntil(() -> fake.mutations(vmid, "reboot") == 1);
    fake.change(vmid, guest -> guest.on("pve2"));

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid, "reboot")).isEqualTo(1);
  }

  @Test
  @Tag("CRASH-23")
  @DisplayName("a worker that slept through its lease writes nothing any more")
  void lateWorkerIsFencedOff() {
    request("restart", runningGuest());
    var late = claim("late");
    var next = claim("next");

    assertThat(next.lease().epoch()).isEqualTo(late.lease().epoch() + 1);
    assertThatThrownBy(() -> transitions.finish(late.lease(), ExecutionState.NEEDS_HUMAN, "late"))
        .isInstanceOf(LeaseLostException.class);
    transitions.decide(next.lease(), Decision.plain(ExecutionState.SUPPRESSED, "end of the test"));
  }

  @Test
  @Tag("CRASH-24")
  @DisplayName("two workers never get the same execution")
  void executionIsClaimedOnce() {
    request("restart", runningGuest());

    var first = leases.claim("one", Duration.ofSeconds(30));
    var second = leases.claim("two", Duration.ofSeconds(30));

    assertThat(first).isPresent();
    assertThat(second).isEmpty();
    transitions.decide(
        first.orElseThrow().lease(), Decision.plain(ExecutionState.SUPPRESSED, "end of the test"));
  }

  @Test
  @Tag("CRASH-33")
  @DisplayName("what kills its worker each time is left to a person")
  void poisonousExecutionIsLeftToAPerson() {
    int vmid = runningGuest();
    var execution = request("restart", vmid);
    for (int i = 0; i < 4; i++) {
      claim("victim " + i);
    }

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.NEEDS_HUMAN);
    assertThat(fake.mutations(vmid)).isEmpty();
  }

  @Test
  @Tag("CRASH-15")
  @DisplayName("killed while the guest is off after its reboot, it is started once")
  void guestThatStaysOffIsStartedByTheNextWorker() {
    int vmid = newVmid();
    fake.add(Guest.vm(vmid, "sleepy").tagged("tocsin").neverComingBack());
    var execution = request("restart", vmid);
    workUntil(
        () ->
            executions.attempts(execution).stream()
                .anyMatch(attempt -> attempt.state() == AttemptState.DONE));

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(executions.attempts(execution))
        .extracting(attempt -> attempt.call().action())
        .containsExactly(PowerAction.REBOOT, PowerAction.START);
    assertThat(fake.mutations(vmid)).hasSize(2);
  }

  @Test
  @Tag("CRASH-25")
  @DisplayName("the database is lost at any point; nothing is called without it")
  void withoutDatabaseNothingIsCalled() {
    Outage outage;
    int calls = 1;
    do {
      int vmid = runningGuest();
      var execution = request("restart", vmid);
      outage = new Outage(calls);
      var away = reached(outage::of);

      work(() -> worker(away, cluster, new WorkerStop()));
      assertThat(fake.mutations(vmid))
          .as("lost at call %d: calls with an intention", calls)
          .hasSizeLessThanOrEqualTo(executions.attempts(execution).size());
      finish(execution);

      assertThat(fake.mutations(vmid)).as("lost at call %d", calls).hasSize(1);
      assertThat(state(execution)).as("lost at call %d", calls).isEqualTo(ExecutionState.SUCCEEDED);
      calls += 2;
    } while (outage.happened());
    assertThat(calls).as("calls of a whole run").isGreaterThan(10);
  }

  @Test
  @Tag("PVE-12")
  @DisplayName("killed after any call of a reset, its task is found; never two resets")
  void guestIsResetExactlyOnce() {
    saveRunbook("reset", "", "{id: reset, type: guest.reset}");
    Mortality mortality;
    int calls = 1;
    do {
      int vmid = runningGuest();
      var execution = request("reset", vmid);
      loseTheAnswer("reset");
      mortality = new Mortality(calls);

      work(mortality);
      finish(execution);

      assertThat(fake.mutations(vmid)).as("killed after call %d", calls).hasSize(1);
      assertThat(state(execution))
          .as("killed after call %d", calls)
          .isEqualTo(ExecutionState.SUCCEEDED);
      calls += 2;
    } while (mortality.killed());
    assertThat(calls).as("calls of a whole run").isGreaterThan(10);
  }
}
