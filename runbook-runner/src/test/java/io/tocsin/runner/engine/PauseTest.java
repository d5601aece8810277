package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.runner.execution.AttemptState;
import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.StepState;
import io.tocsin.runner.execution.postgres.HumanDecisions;
import io.tocsin.runner.output.StoredText;
import io.tocsin.runner.proxmox.GuestId;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.proxmox.Guest;
import io.tocsin.testkit.wait.Await;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Executions wait, for people or for each other, and the world goes on meanwhile. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class PauseTest extends CrashLab {
  @Inject HumanDecisions answers;

  @Inject
  @DataSource("runner")
  AgroalDataSource source;

  @Test
  @Tag("CRASH-20")
  @Tag("B135")
  @DisplayName("an execution that waits for approval has no owner and expires once")
  void unansweredQuestionExpiresOnce() {
    saveRunbook("asked-briefly", "approval: {required: true, expiresAfter: 1s}", RESTART);
    int vmid = runningGuest();
    var execution = request("asked-briefly", vmid);
    work();
    assertThat(state(execution)).isEqualTo(ExecutionState.AWAITING_APPROVAL);
    assertThat(leases.claim("nobody", Duration.ofSeconds(1))).isEmpty();
    var end = found(execution).approvalExpiresAt().orElseThrow();
    Await.until(LIMIT, "the question lapses", () -> journal.now().isAfter(end));
    approve(execution).statusCode(409);

    answers.expire();

    assertThat(state(execution)).isEqualTo(ExecutionState.EXPIRED);
    assertThat(answers.expire()).isZero();
    assertThat(fake.mutations(vmid)).isEmpty();
  }

  @Test
  @Tag("CRASH-21")
  @DisplayName("approving and queueing are one transaction, so a crash after it loses nothing")
  void approvedExecutionIsNeverLost() {
    saveRunbook("asked", "approval: {required: true}", RESTART);
    int vmid = runningGuest();
    var execution = request("asked", vmid);
    work();

    approve(execution).statusCode(200);
    assertThat(state(execution)).isEqualTo(ExecutionState.QUEUED);
    assertThat(found(execution).approvedBy()).contains("administrator (as: anna)");
    work(new Mortality(1));
    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  @Test
  @Tag("B135")
  @Tag("F57")
  @DisplayName("what it would do has changed since it was approved; it does not run")
  void approvalIsBoundToThePlan() {
    saveRunbook("asked", "approval: {required: true}", RESTART);
    int vmid = runningGuest();
    var execution = request("asked", vmid);
    work();
    approve(execution).statusCode(200);
    fake.remove(vmid);
    fake.add(Guest.container(vmid, "another").tagged("tocsin"));

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.DENIED);
    assertThat(found(execution).reason()).contains("has changed");
    assertThat(fake.mutations(vmid)).isEmpty();
  }

  @Test
  @Tag("CRASH-22")
  @DisplayName("what waited for its guest is judged again before it begins")
  void waitingExecutionIsJudgedAgain() {
    int vmid = runningGuest();
    var first = request("restart", vmid);
    var holder = claim("holder");
    var target = new GuestId(cluster.name(), vmid);
    transitions.decide(
        holder.lease(),
        new Decision(
            ExecutionState.QUEUED,
            "allowed",
            Optional.of(target),
            Optional.of("hash"),
            Optional.empty()));
    assertThat(transitions.begin(holder.lease(), target)).isTrue();
    leases.renew(holder.lease(), Duration.ofMinutes(1));
    var second = request("restart", vmid);
    work();
    assertThat(state(second)).isEqualTo(ExecutionState.WAITING);
    assertThat(found(second).reason()).contains("another execution");

    fake.change(vmid, guest -> guest.tagged("tocsin-never"));
    transitions.finish(holder.lease(), ExecutionState.FAILED, "end of the test");
    finish(second);

    assertThat(state(first)).isEqualTo(ExecutionState.FAILED);
    assertThat(state(second)).isEqualTo(ExecutionState.DENIED);
    assertThat(fake.mutations(vmid)).isEmpty();
  }

  @Test
  @Tag("CRASH-16")
  @Tag("CRASH-27")
  @Tag("B140")
  @DisplayName("the kill switch lets a call end and holds the next one")
  void killSwitchHoldsTheNextCall() {
    int vmid = newVmid();
    fake.add(Guest.vm(vmid, "deaf").tagged("tocsin").deafToShutdown());
    var execution = request("restart-hard", vmid);
    var worker = finishInBackground(execution);
    try {
      Await.until(LIMIT, "the reboot is tried", () -> fake.mutations(vmid, "reboot") == 1);
      killSwitch(true);
      Await.until(
          LIMIT, "the execution is paused", () -> state(execution) == ExecutionState.WAITING);

      assertThat(found(execution).reason()).contains("paused", "stop of deaf");
      assertThat(executions.attempts(execution))
          .extracting(attempt -> attempt.state())
          .containsExactly(AttemptState.FAILED);
      assertThat(fake.mutations(vmid)).hasSize(1);
    } finally {
      killSwitch(false);
    }
    awaitEnd(worker);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid, "stop")).isEqualTo(1);
    assertThat(fake.mutations(vmid, "start")).isEqualTo(1);
  }

  @Test
  @Tag("CRASH-30")
  @Tag("B134")
  @DisplayName("a runbook edited in mid-run goes on as it began")
  void executionKeepsItsVersion() {
    saveRunbook("edited", "", RESTART);
    int vmid = runningGuest();
    var execution = request("edited", vmid);
    int version = found(execution).runbookVersion();
    workUntil(() -> fake.mutations(vmid, "reboot") == 1);
    saveRunbook("edited", "", "{id: other, type: guest.status}");

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(found(execution).runbookVersion()).isEqualTo(version);
    assertThat(executions.steps(execution))
        .extracting(step -> step.id())
        .containsExactly("look", "restart");
  }

  @Test
  @Tag("CRASH-31")
  @DisplayName("a runbook that this Tocsin cannot read is left to a person")
  void unreadableRunbookIsLeftToAPerson() throws SQLException {
    saveRunbook("from-the-future", "", RESTART);
    int vmid = slowGuest();
    var execution = request("from-the-future", vmid);
    workUntil(() -> isSubmitted(execution));
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "update runner.runbook_version set document = replace(document, 'dev/v1', 'dev/v9')"
              + " where id = 'from-the-future'");
    }

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.NEEDS_HUMAN);
    assertThat(found(execution).reason()).contains("tocsin.dev/v9");
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  @Test
  @Tag("L-43")
  @DisplayName("of the outputs of a step 64 KiB are kept, and the hash of the whole")
  void longOutputsAreCut() {
    var execution = request("restart", runningGuest());
    var claim = claim("owner");
    var steps = journal.steps();
    steps.start(claim.lease(), 0, "look", "guest.status");

    steps.end(claim.lease(), "look", StepState.SUCCEEDED, Map.of("name", "x".repeat(100_000)), "");
    transitions.decide(claim.lease(), Decision.plain(ExecutionState.SUPPRESSED, "end of the test"));

    var outputs = executions.steps(execution).getFirst().outputs();
    assertThat(outputs).containsOnlyKeys("cut", "bytes", "sha256");
    assertThat(outputs.get("cut").toString()).hasSize(StoredText.STEP_OUTPUT_BYTES);
    assertThat(outputs.get("bytes").toString()).isEqualTo("100011");
  }
}
