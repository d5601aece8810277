package io.tocsin.runner.engine;

import static io.tocsin.runner.access.TestingAdministrator.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.ValidatableResponse;
import io.tocsin.events.runbookrequests.AlertOrigin;
import io.tocsin.runner.database.Database;
import io.tocsin.runner.database.DatabaseClock;
import io.tocsin.runner.execution.AttemptState;
import io.tocsin.runner.execution.Attempts;
import io.tocsin.runner.execution.Claim;
import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionRequest;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.GuardDecisions;
import io.tocsin.runner.execution.Journal;
import io.tocsin.runner.execution.LeaseLostException;
import io.tocsin.runner.execution.Leases;
import io.tocsin.runner.execution.PinnedVersion;
import io.tocsin.runner.execution.Steps;
import io.tocsin.runner.execution.Transitions;
import io.tocsin.runner.execution.postgres.Executions;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.proxmox.Clusters;
import io.tocsin.runner.proxmox.GuestKind;
import io.tocsin.runner.proxmox.GuestPlace;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.proxmox.PowerCall;
import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.proxmox.WriteDeadline;
import io.tocsin.runner.proxmox.http.TestingClusters;
import io.tocsin.runner.runbook.Runbooks;
import io.tocsin.runner.step.StepCatalog;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.proxmox.FakeProxmox;
import io.tocsin.testkit.proxmox.Guest;
import io.tocsin.testkit.proxmox.ProxmoxTimings;
import io.tocsin.testkit.wait.Await;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A cluster, a journal, and workers that can be killed. */
abstract class CrashLab {
  static final Duration LIMIT = Duration.ofSeconds(20);
  static final String LOOK_AND_RESTART =
      "{id: look, type: guest.status}, {id: restart, type: guest.restart";
  static final String RESTART = LOOK_AND_RESTART + "}";
  static final ProxmoxTimings QUICK =
      new ProxmoxTimings(
          Duration.ofMillis(40),
          Duration.ofMillis(40),
          Duration.ofMillis(40),
          Duration.ofMillis(40),
          Duration.ofMillis(40),
          Duration.ofMillis(40),
          Duration.ZERO);

  @Inject Database database;
  @Inject Leases leases;
  @Inject Journal journal;
  @Inject Transitions transitions;
  @Inject Executions executions;
  @Inject Runbooks runbooks;
  @Inject StepCatalog types;
  @Inject Guards guards;
  @Inject Vertx vertx;

  final EngineSettings settings = FastSettings.forCrashes();
  FakeProxmox fake;
  ProxmoxCluster cluster;
  private static int nextVmid = 1000;

  @BeforeEach
  void connect() throws InterruptedException {
    assertThat(database.awaitReady()).isTrue();
    fake = newFake();
    cluster = connect("lab-" + newVmid());
    saveRunbook("restart", "", RESTART);
    saveRunbook("restart-hard", "", LOOK_AND_RESTART + ", with: {allowHard: true, graceful: 1s}}");
    leaveOldTask();
  }

  @AfterEach
  void disconnect() {
    fake.close();
  }

  FakeProxmox newFake() {
    return FakeProxmox.plain(InstantSource.system(), QUICK);
  }

  ProxmoxCluster connect(String name) {
    return TestingClusters.connect(name, fake, vertx);
  }

  /** Those of the tests' settings, which are in a hurry. */
  StepCatalog types() {
    return types;
  }

  /** Of the call, whichever entry node is asked for it. */
  void loseTheAnswer(String call) {
    for (var faults : List.of(fake.faults(), fake.faultsOfSecond())) {
      faults.once(request -> request.path().endsWith("/" + call), Fault.Drop.AFTER_HANDLING);
    }
  }

  static int newVmid() {
    return nextVmid++;
  }

  int runningGuest() {
    int vmid = newVmid();
    fake.add(Guest.vm(vmid, "web-" + vmid).tagged("tocsin"));
    return vmid;
  }

  /** Its reboot takes as long as it may: whoever is to die meanwhile surely does. */
  int slowGuest() {
    int vmid = newVmid();
    fake.add(Guest.vm(vmid, "slow").tagged("tocsin").deafToShutdown());
    return vmid;
  }

  boolean isSubmitted(UUID execution) {
    return executions.attempts(execution).stream()
        .anyMatch(attempt -> attempt.state() == AttemptState.SUBMITTED);
  }

  UUID request(String runbook, int vmid) {
    return request(runbook, vmid, Optional.empty(), Optional.empty());
  }

  /** Of an alert in a group. */
  UUID request(String runbook, int vmid, Optional<String> group, Optional<Long> episode) {
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
            Optional.of(cluster.name()),
            group,
            Optional.empty(),
            Optional.of(new AlertOrigin(List.of("api/v2"), List.of())),
            episode);
    return executions
        .add(
            request,
            new PinnedVersion(version.version(), version.hash()),
            ExecutionState.REQUESTED,
            "requested")
        .execution()
        .id();
  }

  Worker worker(Mortality mortality, WorkerStop stop) {
    return worker(reached(mortality::guard), mortality.guard(ProxmoxCluster.class, cluster), stop);
  }

  /** The journal, each part of which is reached in this way. */
  Journal reached(Reach way) {
    return new Journal(
        way.to(DatabaseClock.class, journal.clock()),
        way.to(GuardDecisions.class, journal.decisions()),
        way.to(Transitions.class, journal.transitions()),
        way.to(Steps.class, journal.steps()),
        way.to(Attempts.class, journal.attempts()));
  }

  /** What stands between a worker and what it calls. */
  interface Reach {
    <T> T to(Class<T> type, T real);
  }

  Worker worker(Journal journal, ProxmoxCluster reached, WorkerStop stop) {
    return new Worker(
        journal,
        new Planner(runbooks, types(), new Clusters(Map.of(cluster.name(), reached))),
        guards(),
        new HoldPause(types(), guards().maxAge()),
        settings,
        new StepRunner(journal, types(), settings, stop));
  }

  /** Those of the tests' settings, which let everything pass that is done here all day. */
  Guards guards() {
    return guards;
  }

  /** One worker's life. */
  void work(Mortality mortality) {
    work(() -> worker(mortality, new WorkerStop()));
  }

  /** The worker is made when there is something to do. */
  void work(Supplier<Worker> worker) {
    var claim = claim("mortal");
    try {
      worker.get().run(claim, held(claim));
    } catch (Mortality.Killed | Outage.Away | LeaseLostException e) {
      // As planned, or too slow for its own lease.
    }
    expire(claim);
  }

  /** A healthy worker, until it ends the execution or puts it aside. */
  void work() {
    work(new Mortality(Integer.MAX_VALUE));
  }

  /** Works on while the test goes on. */
  Thread finishInBackground(UUID execution) {
    return Thread.ofVirtual().start(() -> finish(execution));
  }

  static void awaitEnd(Thread worker) {
    Await.until(LIMIT, "the worker's end", () -> !worker.isAlive());
  }

  /** A worker that is killed as soon as the condition holds. */
  void workUntil(Callable<Boolean> condition) {
    var claim = claim("mortal");
    var stop = new WorkerStop();
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    worker(new Mortality(Integer.MAX_VALUE), stop).run(claim, held(claim));
                  } catch (WorkerStop.StoppedException | LeaseLostException e) {
                    // Left without a word.
                  }
                });
    Await.until(LIMIT, "the point to die at", condition);
    stop.stop();
    Await.until(LIMIT, "the worker's end", () -> !thread.isAlive());
    expire(claim);
  }

  /** The dead cannot keep their lease; nobody needs to wait for its end. */
  void expire(Claim claim) {
    try {
      leases.renew(claim.lease(), Duration.ZERO);
    } catch (LeaseLostException e) {
      // It came to its end, or was given back.
    }
  }

  void finish(UUID execution) {
    while (!isOver(state(execution))) {
      var claim = claim("healthy");
      try {
        worker(new Mortality(Integer.MAX_VALUE), new WorkerStop()).run(claim, held(claim));
      } catch (LeaseLostException e) {
        // A slow machine; the next claim goes on.
      }
    }
  }

  /** Long enough for a slow machine. */
  HeldLease held(Claim claim) {
    leases.renew(claim.lease(), Duration.ofSeconds(30));
    return new HeldLease(claim.lease(), Duration.ofSeconds(30), System.nanoTime());
  }

  Claim claim(String owner) {
    return Await.untilPresent(
        LIMIT, "an execution to claim", () -> leases.claim(owner, settings.lease()));
  }

  ExecutionState state(UUID execution) {
    return executions.find(execution).map(Execution::state).orElseThrow();
  }

  static boolean isOver(ExecutionState state) {
    return state.isFinal() || state == ExecutionState.NEEDS_HUMAN;
  }

  /** The list of tasks reaches back to before everything that follows. */
  void leaveOldTask() {
    fake.addStopped(Guest.vm(999, "old"));
    fake.skewClock(Duration.ofMinutes(-5));
    cluster.power(
        new GuestPlace("pve1", GuestKind.QEMU, 999),
        PowerCall.of(PowerAction.START),
        new WriteDeadline(System.nanoTime() + 1_000_000_000L));
    fake.skewClock(Duration.ZERO);
  }

  /** The cluster, with something that happens right before a call that changes something. */
  ProxmoxCluster beforeThePowerCall(Runnable event) {
    return (ProxmoxCluster)
        Proxy.newProxyInstance(
            ProxmoxCluster.class.getClassLoader(),
            new Class<?>[] {ProxmoxCluster.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("power")) {
                event.run();
              }
              try {
                return method.invoke(cluster, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  static void killSwitch(boolean pulled) {
    given()
        .contentType("application/json")
        .body("{\"pulled\": %s, \"by\": \"anna\", \"reason\": \"a test\"}".formatted(pulled))
        .put("/api/v1/kill-switch")
        .then()
        .statusCode(200);
  }

  static ValidatableResponse approve(UUID execution) {
    return given()
        .contentType("application/json")
        .body("{\"approve\": true, \"by\": \"anna\", \"reason\": \"a test\"}")
        .post("/api/v1/executions/" + execution + "/approval")
        .then();
  }

  Execution found(UUID execution) {
    return executions.find(execution).orElseThrow();
  }

  /**
   * @param more lines of the spec
   * @param steps in YAML's flow style, without the outer brackets
   */
  static void saveRunbook(String id, String more, String steps) {
    saveRunbook(id, "maxPerHour: 1000, cooldown: 0s", more, steps);
  }

  static void saveRunbook(String id, String limits, String more, String steps) {
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
              limits: {%s}
              %s
              steps: [%s]
            """
                .formatted(id, limits, more, steps)
                .getBytes(StandardCharsets.UTF_8))
        .put("/api/v1/runbooks/" + id)
        .then()
        .statusCode(200);
  }
}
