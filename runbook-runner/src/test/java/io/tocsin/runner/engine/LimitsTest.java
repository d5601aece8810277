package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.guard.TestingGuards;
import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.proxmox.http.TestingClusters;
import io.tocsin.testkit.http.Call;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.kafka.KafkaResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Limits hold whatever is away, and trouble that passes ends nothing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class LimitsTest extends CrashLab {
  private static final String THREE_SECONDS = "maxPerHour: 1000, cooldown: 0s, timeout: 3s";

  private Guards patient;

  @Override
  ProxmoxCluster connect(String name) {
    return TestingClusters.connect(name, fake, vertx, Duration.ofSeconds(40));
  }

  @Override
  Guards guards() {
    return patient == null ? super.guards() : patient;
  }

  @BeforeEach
  void saveBriefRunbook() {
    saveRunbook("restart-in-3-s", THREE_SECONDS, "", RESTART);
  }

  @Test
  @DisplayName("its worker died and every entry node is away: its time is up all the same")
  void limitHoldsWhenNobodyCanBeAsked() {
    int vmid = slowGuest();
    var execution = request("restart-in-3-s", vmid);
    workUntil(() -> isSubmitted(execution));
    refuseConnections();

    var worker = finishInBackground(execution);
    awaitEnd(worker);

    assertThat(state(execution)).isEqualTo(ExecutionState.NEEDS_HUMAN);
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  @Test
  @DisplayName("every entry node is silent: the limit ends the wait for an answer")
  void limitEndsTheWaitForAnAnswer() {
    int vmid = slowGuest();
    var execution = request("restart-in-3-s", vmid);
    var worker = finishInBackground(execution);
    io.tocsin.testkit.wait.Await.until(
        LIMIT, "the reboot is submitted", () -> isSubmitted(execution));

    for (var faults : List.of(fake.faults(), fake.faultsOfSecond())) {
      faults.always(Call.any(), new Fault.Hang());
    }
    awaitEnd(worker);

    assertThat(state(execution)).isEqualTo(ExecutionState.NEEDS_HUMAN);
  }

  @Test
  @DisplayName("a token that is refused for a moment denies nothing")
  void refusalOfAMomentIsRetried() {
    int vmid = runningGuest();
    for (var faults : List.of(fake.faults(), fake.faultsOfSecond())) {
      faults.once(Call.to("/cluster/resources"), Fault.status(401));
    }
    var execution = request("restart", vmid);

    var worker = finishInBackground(execution);
    awaitEnd(worker);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  @Test
  @DisplayName("a token that stays refused is a person's business in the end")
  void lastingRefusalIsEscalated() {
    patient = TestingGuards.with(Map.of("max-age", "1s"));
    for (var faults : List.of(fake.faults(), fake.faultsOfSecond())) {
      faults.always(Call.to("/cluster/resources"), Fault.status(401));
    }
    var execution = request("restart", runningGuest());

    var worker = finishInBackground(execution);
    awaitEnd(worker);

    assertThat(state(execution)).isEqualTo(ExecutionState.NEEDS_HUMAN);
    assertThat(found(execution).reason()).contains("401");
  }

  private void refuseConnections() {
    for (var faults : List.of(fake.faults(), fake.faultsOfSecond())) {
      faults.always(Call.any(), Fault.Drop.BEFORE_READING);
    }
  }
}
