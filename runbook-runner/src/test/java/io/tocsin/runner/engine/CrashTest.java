package io.tocsin.runner.engine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.runner.database.Database;
import io.tocsin.runner.execution.Attempt;
import io.tocsin.runner.execution.AttemptState;
import io.tocsin.runner.execution.Claim;
import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionRequest;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.Journal;
import io.tocsin.runner.execution.LeaseLostException;
import io.tocsin.runner.execution.Pinned;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.journal.Executions;
import io.tocsin.runner.proxmox.Cluster;
import io.tocsin.runner.proxmox.Clusters;
import io.tocsin.runner.proxmox.GuestKind;
import io.tocsin.runner.proxmox.GuestPlace;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.proxmox.PowerCall;
import io.tocsin.runner.proxmox.TestingClusters;
import io.tocsin.runner.proxmox.WriteDeadline;
import io.tocsin.runner.runbook.Runbooks;
import io.tocsin.runner.step.StepCatalog;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.proxmox.FakeProxmox;
import io.tocsin.testkit.proxmox.Guest;
import io.tocsin.testkit.proxmox.TaskEnd;
import io.tocsin.testkit.proxmox.Timings;
import io.tocsin.testkit.wait.Await;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Workers die at every point; the guest is restarted exactly once. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
class CrashTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Timings QUICK =
      new Timings(
          Duration.ofMillis(40),
          Duration.ofMillis(40),
          Duration.ofMillis(40),
          Duration.ofMillis(40),
          Duration.ofMillis(40),
          Duration.ofMillis(40),
          Duration.ZERO);

  @Inject Database database;
  @Inject Journal journal;
  @Inject Executions executions;
  @Inject Runbooks runbooks;
  @Inject StepCatalog types;
  @Inject Guards guards;
  @Inject Vertx vertx;

  private final EngineSettings settings = FastSettings.forCrashes();
  private FakeProxmox fake;
  private Cluster cluster;
  private static int nextVmid = 1000;

  @BeforeEach
  void connect() throws InterruptedException {
    assertThat(database.awaitReady()).isTrue();
    fake = FakeProxmox.plain(InstantSource.system(), QUICK);
    cluster = TestingClusters.connect("lab", fake, vertx);
    saveRunbook("restart", "{}");
    saveRunbook("restart-hard", "{allowHard: true, graceful: 1s}");
    leaveOldTask();
  }

  @AfterEach
  void disconnect() {
    fake.close();
  }

  @Test
  @DisplayName("crash matrix 3-10, 14: killed after any call, the guest is rebooted exactly once")
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
  @DisplayName("crash matrix 16: killed anywhere, a guest that was stopped hard is started again")
  void stoppedGuestIsAlwaysStarted() {
    for (int calls = 20; calls < 60; calls += 5) {
      int vmid = nextVmid++;
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
  @DisplayName("crash matrix 6, 13: the answer is lost, the task is adopted")
  void taskIsAdoptedWhenItsAnswerWasLost() {
    int vmid = runningGuest();
    var execution = request("restart", vmid);
    loseTheAnswer();

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid, "reboot")).isEqualTo(1);
  }

  @Test
  @DisplayName("crash matrix 8: the request was taken and nothing done; it is sent again")
  void callThatNeverBeganIsSentAgain() {
    int vmid = runningGuest();
    var execution = request("restart", vmid);
    fake.faults().once(call -> call.path().endsWith("/reboot"), Fault.Drop.BEFORE_HANDLING);
    fake.faultsOfSecond().once(call -> call.path().endsWith("/reboot"), Fault.Drop.BEFORE_HANDLING);

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid, "reboot")).isEqualTo(1);
    assertThat(executions.attempts(execution))
        .extracting(Attempt::state)
        .startsWith(AttemptState.NOT_STARTED)
        .endsWith(AttemptState.DONE);
  }

  @Test
  @DisplayName("proxmox 15: answer lost and the index of tasks rotated: a person has to look")
  void nothingIsRepeatedWithoutProof() {
    int vmid = runningGuest();
    fake.nextTaskEnds("qmreboot", TaskEnd.killed());
    var execution = request("restart", vmid);
    loseTheAnswer();
    workUntil(() -> fake.mutations(vmid, "reboot") == 1);
    fake.rotateTaskIndex();

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.NEEDS_HUMAN);
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  @Test
  @DisplayName("crash matrix 11: the task's log is gone, the guest proves the reboot")
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
  @DisplayName("crash matrix 13: the guest moved in mid-run; its task is asked for where it ran")
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
  @DisplayName("crash matrix 23: a worker that slept through its lease writes nothing any more")
  void lateWorkerIsFencedOff() {
    request("restart", runningGuest());
    var late = claim("late");
    var next = claim("next");

    assertThat(next.lease().epoch()).isEqualTo(late.lease().epoch() + 1);
    assertThatThrownBy(() -> journal.finish(late.lease(), ExecutionState.NEEDS_HUMAN, "late"))
        .isInstanceOf(LeaseLostException.class);
    journal.decide(next.lease(), Decision.plain(ExecutionState.SUPPRESSED, "end of the test"));
  }

  @Test
  @DisplayName("crash matrix 24: two workers never get the same execution")
  void executionIsClaimedOnce() {
    request("restart", runningGuest());

    var first = journal.claim("one", Duration.ofSeconds(30));
    var second = journal.claim("two", Duration.ofSeconds(30));

    assertThat(first).isPresent();
    assertThat(second).isEmpty();
    journal.decide(
        first.orElseThrow().lease(), Decision.plain(ExecutionState.SUPPRESSED, "end of the test"));
  }

  @Test
  @DisplayName("crash matrix 33: what kills its worker each time is left to a person")
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

  /** Of the reboot, whichever entry node is asked for it. */
  private void loseTheAnswer() {
    for (var faults : List.of(fake.faults(), fake.faultsOfSecond())) {
      faults.once(call -> call.path().endsWith("/reboot"), Fault.Drop.AFTER_HANDLING);
    }
  }

  private int runningGuest() {
    int vmid = nextVmid++;
    fake.add(Guest.vm(vmid, "web-" + vmid).tagged("tocsin"));
    return vmid;
  }

  private UUID request(String runbook, int vmid) {
    var version = runbooks.newest(runbook).orElseThrow();
    var request =
        new ExecutionRequest(
            UUID.randomUUID().toString(),
            runbook,
            Map.of("guest", String.valueOf(vmid)),
            true,
            false,
            "receiver:test",
            "it is down",
            Instant.now(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return executions
        .add(
            request,
            new Pinned(version.version(), version.hash()),
            ExecutionState.REQUESTED,
            "requested")
        .execution()
        .id();
  }

  private Worker worker(Mortality mortality, StopSignal stop) {
    var mortal = mortality.guard(Journal.class, journal);
    var clusters = new Clusters(Map.of("lab", mortality.guard(Cluster.class, cluster)));
    return new Worker(
        mortal,
        new Planner(runbooks, types, clusters),
        guards,
        settings,
        new StepRunner(mortal, types, settings, stop));
  }

  /** One worker's life. */
  private void work(Mortality mortality) {
    var claim = claim("mortal");
    try {
      worker(mortality, new StopSignal()).carryOn(claim, held(claim));
    } catch (Mortality.Killed | LeaseLostException e) {
      // As planned, or too slow for its own lease.
    }
    expire(claim);
  }

  /** A worker that is killed as soon as the condition holds. */
  private void workUntil(Callable<Boolean> condition) {
    var claim = claim("mortal");
    var stop = new StopSignal();
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    worker(new Mortality(Integer.MAX_VALUE), stop).carryOn(claim, held(claim));
                  } catch (StopSignal.StoppedException | LeaseLostException e) {
                    // Left without a word.
                  }
                });
    Await.until(LIMIT, "the point to die at", condition);
    stop.stop();
    Await.until(LIMIT, "the worker's end", () -> !thread.isAlive());
    expire(claim);
  }

  /** The dead cannot keep their lease; nobody needs to wait for its end. */
  private void expire(Claim claim) {
    try {
      journal.renew(claim.lease(), Duration.ZERO);
    } catch (LeaseLostException e) {
      // It came to its end, or was given back.
    }
  }

  private void finish(UUID execution) {
    while (!isOver(state(execution))) {
      var claim = claim("healthy");
      try {
        worker(new Mortality(Integer.MAX_VALUE), new StopSignal()).carryOn(claim, held(claim));
      } catch (LeaseLostException e) {
        // A slow machine; the next claim goes on.
      }
    }
  }

  /** Long enough for a slow machine. */
  private HeldLease held(Claim claim) {
    journal.renew(claim.lease(), Duration.ofSeconds(5));
    return new HeldLease(claim.lease(), Duration.ofSeconds(5), System.nanoTime());
  }

  private Claim claim(String owner) {
    return Await.untilPresent(
        LIMIT, "an execution to claim", () -> journal.claim(owner, settings.lease()));
  }

  private ExecutionState state(UUID execution) {
    return executions.find(execution).map(Execution::state).orElseThrow();
  }

  private static boolean isOver(ExecutionState state) {
    return state.isFinal() || state == ExecutionState.NEEDS_HUMAN;
  }

  /** The list of tasks reaches back to before everything that follows. */
  private void leaveOldTask() {
    fake.addStopped(Guest.vm(999, "old"));
    fake.skewClock(Duration.ofMinutes(-5));
    cluster.power(
        new GuestPlace("pve1", GuestKind.QEMU, 999),
        PowerCall.of(PowerAction.START),
        new WriteDeadline(System.nanoTime() + 1_000_000_000L));
    fake.skewClock(Duration.ZERO);
  }

  private static void saveRunbook(String id, String with) {
    given()
        .contentType("application/yaml")
        .body(
            """
            apiVersion: tocsin.dev/v1
            kind: Runbook
            metadata: {id: %s, title: Restart}
            spec:
              inputs:
                guest: {type: guestRef, required: true}
              target: ${{ inputs.guest }}
              limits: {maxPerHour: 1000}
              steps:
                - id: look
                  type: guest.status
                - id: restart
                  type: guest.restart
                  with: %s
            """
                .formatted(id, with)
                .getBytes(StandardCharsets.UTF_8))
        .put("/api/v1/runbooks/" + id)
        .then()
        .statusCode(200);
  }
}
