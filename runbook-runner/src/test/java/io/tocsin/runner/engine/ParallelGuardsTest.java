package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.runner.execution.Claim;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.guard.TestingGuards;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many workers judge at once, and no limit is passed. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class ParallelGuardsTest extends CrashLab {
  private static final int WORKERS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private Guards limited;

  @Override
  Guards guards() {
    return limited;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("whatever the caps and however many requests, no cap is passed")
  void capsHoldForParallelClaims(long seed) {
    var random = new Random(seed);
    int perRunbook = 1 + random.nextInt(6);
    int perCluster = 1 + random.nextInt(6);
    int requests = 8 + random.nextInt(13);
    var runbook = "capped-" + seed;
    limit("cluster-changes-per-hour", perCluster);
    saveRunbook(runbook, "maxPerHour: " + perRunbook + ", cooldown: 0s", "", RESTART);
    var requested = new ArrayList<UUID>();
    IntStream.range(0, requests).forEach(_ -> requested.add(request(runbook, runningGuest())));

    workInParallel(requested);

    int allowed = Math.min(perRunbook, perCluster);
    assertThat(requested.stream().filter(it -> state(it) == ExecutionState.SUCCEEDED))
        .as("seed %d: %d per runbook, %d in the cluster", seed, perRunbook, perCluster)
        .hasSize(allowed);
    assertThat(changes(requested)).isEqualTo(allowed);
  }

  @Test
  @DisplayName("of parallel requests for one guest one runs, the others cool down")
  void guestCoolsDownForParallelClaims() {
    limit("cooldown", "30m");
    saveRunbook("cooling", "maxPerHour: 1000", "", RESTART);
    int vmid = runningGuest();
    var requested = new ArrayList<UUID>();
    IntStream.range(0, 12).forEach(_ -> requested.add(request("cooling", vmid)));

    workInParallel(requested);

    assertThat(requested.stream().filter(it -> state(it) == ExecutionState.SUCCEEDED)).hasSize(1);
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  private void limit(String setting, Object value) {
    limited =
        TestingGuards.with(
            Map.of(
                setting,
                String.valueOf(value),
                "changes-per-hour",
                "100000",
                "failures-in-a-row",
                "100000",
                "mass-alert-guests",
                "100000",
                "mass-alert-percent",
                "100"));
  }

  private int changes(List<UUID> requested) {
    return requested.stream().mapToInt(it -> executions.attempts(it).size()).sum();
  }

  /** Until every request is over or waits for a person. */
  private void workInParallel(List<UUID> requested) {
    IntStream.range(0, WORKERS)
        .mapToObj(number -> Thread.ofVirtual().start(() -> workOn("parallel-" + number, requested)))
        .toList()
        .forEach(worker -> Await.until(PATIENCE, "the worker's end", () -> !worker.isAlive()));
  }

  private void workOn(String owner, List<UUID> requested) {
    var claim = next(owner, requested);
    while (claim.isPresent()) {
      run(claim.get());
      claim = next(owner, requested);
    }
  }

  /** Empty when nothing is left to do. */
  private Optional<Claim> next(String owner, List<UUID> requested) {
    return Await.untilPresent(
        PATIENCE, "something to do, or the end", () -> claimOrEnd(owner, requested));
  }

  private Optional<Optional<Claim>> claimOrEnd(String owner, List<UUID> requested) {
    var claim = leases.claim(owner, Duration.ofSeconds(30));
    boolean over =
        claim.isEmpty() && requested.stream().noneMatch(request -> isOpen(state(request)));
    return claim.isPresent() || over ? Optional.of(claim) : Optional.empty();
  }

  /** On a slow machine the database may be too busy for one of them; another one goes on. */
  private void run(Claim claim) {
    try {
      worker(new Mortality(Integer.MAX_VALUE), new WorkerStop()).run(claim, held(claim));
    } catch (RuntimeException e) {
      expire(claim);
    }
  }

  private static boolean isOpen(ExecutionState state) {
    return !isOver(state) && state != ExecutionState.AWAITING_APPROVAL;
  }
}
