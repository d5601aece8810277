package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.postgres.HumanDecisions;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.proxmox.Clusters;
import io.tocsin.runner.report.ReportOutbox;
import io.tocsin.runner.work.WorkSignal;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.proxmox.Guest;
import io.tocsin.testkit.wait.Await;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine asks once a minute; what is done sooner it learned of by a signal. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class SeldomPollTest extends CrashLab {
  @Inject HumanDecisions answers;
  @Inject ReportOutbox outbox;
  @Inject WorkSignal signal;

  @Inject
  @DataSource("runner")
  AgroalDataSource source;

  private Engine engine;

  @BeforeEach
  void startEngine() {
    killSwitch(false);
    engine =
        new Engine(
            database,
            leases,
            journal,
            new Planner(runbooks, types(), new Clusters(Map.of(cluster.name(), cluster))),
            guards(),
            types(),
            answers,
            outbox,
            signal,
            FastSettings.forFlows().pollingEvery(Duration.ofMinutes(1)));
    engine.start(null);
    // From here on the engine has looked and found nothing.
    awaitState(request("restart", runningGuest()), ExecutionState.SUCCEEDED);
  }

  @AfterEach
  void stopEngine() throws InterruptedException {
    killSwitch(false);
    engine.stop(null);
  }

  @Test
  @DisplayName("requests and approvals are acted on at once, however seldom it is asked")
  void requestAndApprovalAreActedOnAtOnce() {
    saveRunbook("asked", "approval: {required: true}", RESTART);
    var plain = request("restart", runningGuest());
    var asked = request("asked", runningGuest());
    awaitState(plain, ExecutionState.SUCCEEDED);
    awaitState(asked, ExecutionState.AWAITING_APPROVAL);

    approve(asked).statusCode(200);

    awaitState(asked, ExecutionState.SUCCEEDED);
  }

  @Test
  @DisplayName("more than it can do at once is done one after the other")
  void everyFreePlaceIsFilled() {
    var many = Stream.generate(() -> request("restart", runningGuest())).limit(10).toList();

    // Of those that arrive together, the first are left to a person.
    many.forEach(
        execution ->
            Await.until(
                LIMIT,
                "it is carried out, or a person is asked",
                () ->
                    isOver(state(execution))
                        || state(execution) == ExecutionState.AWAITING_APPROVAL));
  }

  @Test
  @DisplayName("what somebody who vanished left behind is taken over when its lease ends")
  void leftExecutionIsTakenOverWhenItsLeaseEnds() throws SQLException {
    killSwitch(true);
    var execution = request("restart", runningGuest());
    awaitHeld(List.of(execution));
    takeLease(execution);

    killSwitch(false);

    awaitState(execution, ExecutionState.SUCCEEDED);
  }

  @Test
  @DisplayName("while the kill switch is pulled no node is asked; its release ends that")
  void heldExecutionsAskNoNode() {
    killSwitch(true);
    int asked = asked();
    var held = Stream.generate(() -> request("restart", runningGuest())).limit(8).toList();

    awaitHeld(held);
    letTimePass();

    assertThat(asked()).as("requests to Proxmox").isEqualTo(asked);
    killSwitch(false);
    held.forEach(execution -> awaitState(execution, ExecutionState.SUCCEEDED));
  }

  @Test
  @DisplayName("the same in the middle of an execution, and its time is up all the same")
  void executionHeldInTheMiddleAsksNoNode() {
    var hard = "{id: restart, type: guest.restart, with: {allowHard: true, graceful: 1s}%s}";
    saveRunbook("hard", "", hard.formatted(""));
    saveRunbook("hard-briefly", "", hard.formatted(", timeout: 6s"));
    var whole = restartOfADeafGuest("hard");
    var brief = restartOfADeafGuest("hard-briefly");
    killSwitch(true);
    awaitState(whole, ExecutionState.WAITING);
    awaitEnd(brief);
    int asked = asked();

    letTimePass();

    assertThat(asked()).as("requests to Proxmox").isEqualTo(asked);
    assertThat(state(brief)).isNotEqualTo(ExecutionState.SUCCEEDED);
    killSwitch(false);
    awaitState(whole, ExecutionState.SUCCEEDED);
  }

  @Test
  @DisplayName("what waits for another execution to leave its guest asks no node")
  void executionThatWaitsForItsGuestAsksNoNode() throws SQLException {
    int vmid = runningGuest();
    var other = request("restart", runningGuest());
    awaitState(other, ExecutionState.SUCCEEDED);
    change(
        "insert into runner.target_lock values ('%s/%d', '%s', clock_timestamp())"
            .formatted(cluster.name(), vmid, other));
    var waiting = request("restart", vmid);
    awaitState(waiting, ExecutionState.WAITING);
    int asked = asked();

    letTimePass();

    assertThat(asked()).as("requests to Proxmox").isEqualTo(asked);
    change("delete from runner.target_lock where execution_id = '%s'".formatted(other));
    awaitState(waiting, ExecutionState.SUCCEEDED);
  }

  /** Its reboot is under way, and ends in vain after a second. */
  private UUID restartOfADeafGuest(String runbook) {
    int vmid = newVmid();
    fake.add(Guest.vm(vmid, "deaf").tagged("tocsin").deafToShutdown());
    var execution = request(runbook, vmid);
    Await.until(LIMIT, "the reboot is tried", () -> fake.mutations(vmid, "reboot") == 1);
    return execution;
  }

  private void takeLease(UUID execution) throws SQLException {
    change(
        """
        update runner.execution
           set lease_owner = 'gone', lease_until = clock_timestamp() + interval '1s'
         where id = '%s'
        """
            .formatted(execution));
  }

  private void change(String sql) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private int asked() {
    return fake.requests().all().size();
  }

  private void awaitHeld(List<UUID> executions) {
    Await.until(
        LIMIT,
        "all are held",
        () ->
            executions.stream()
                .allMatch(execution -> found(execution).reason().equals(Guards.KILL_SWITCH)));
  }

  /** Many times what lies between two looks. */
  private void letTimePass() {
    var end = journal.now().plusSeconds(1);
    Await.until(LIMIT, "time passes", () -> journal.now().isAfter(end));
  }

  private void awaitState(UUID execution, ExecutionState state) {
    Await.until(LIMIT, "execution is " + state, () -> state(execution) == state);
  }

  private void awaitEnd(UUID execution) {
    Await.until(LIMIT, "its end", () -> isOver(state(execution)));
  }
}
