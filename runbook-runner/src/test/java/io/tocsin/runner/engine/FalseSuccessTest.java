package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.step.StepCatalog;
import io.tocsin.runner.step.TestingSteps;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.proxmox.FakeProxmox;
import io.tocsin.testkit.proxmox.Guest;
import io.tocsin.testkit.proxmox.ProxmoxTimings;
import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A guest looks restarted and is not, or will not stay up. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class FalseSuccessTest extends CrashLab {
  private static final Duration HA = Duration.ofMillis(1500);
  private static final ProxmoxTimings SLOW_HA =
      new ProxmoxTimings(
          QUICK.start(),
          QUICK.stop(),
          QUICK.shutdown(),
          QUICK.reset(),
          QUICK.boot(),
          HA,
          QUICK.resourcesRefresh());

  private final StepCatalog watching =
      TestingSteps.thatWatchHa(Duration.ofSeconds(5), Duration.ofSeconds(2));

  @Override
  FakeProxmox newFake() {
    return FakeProxmox.plain(InstantSource.system(), SLOW_HA);
  }

  @Override
  StepCatalog types() {
    return watching;
  }

  @Test
  @DisplayName("a guest that comes up anew before HA stops it is started when it is off")
  void guestThatHaStillHasToStopHasNotRestarted() {
    int vmid = haGuest();
    var execution = request("restart-hard", vmid);
    var worker = finishInBackground(execution);
    Await.until(LIMIT, "HA is asked to stop it", () -> fake.mutations(vmid, "stop") == 1);

    fake.restartFromWithin(vmid);
    awaitEnd(worker);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid, "start")).isEqualTo(1);
    assertThat(fake.guest(vmid).isRunning()).isTrue();
    assertThat(fake.guest(vmid).haState()).contains("started");
  }

  @Test
  @DisplayName("a new process after a live migration is no restart")
  void migratedGuestHasNotRestarted() {
    saveRunbook("restart-soft", "", LOOK_AND_RESTART + ", with: {allowHard: false, graceful: 1s}}");
    int vmid = haGuest();
    var execution = request("restart-soft", vmid);
    var worker = finishInBackground(execution);
    Await.until(LIMIT, "the reboot is tried", () -> fake.mutations(vmid, "reboot") == 1);

    fake.migrateLive(vmid, "pve2");
    awaitEnd(worker);

    assertThat(state(execution)).isEqualTo(ExecutionState.FAILED);
    assertThat(found(execution).reason()).contains("restart");
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  private int haGuest() {
    int vmid = newVmid();
    fake.add(Guest.vm(vmid, "ha-" + vmid).tagged("tocsin").deafToShutdown().managedByHa("started"));
    return vmid;
  }
}
