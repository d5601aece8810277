package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.proxmox.http.TestingClusters;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.proxmox.FakeProxmox;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch is pulled while a call is on its way out. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class KillSwitchTest extends CrashLab {
  @TempDir Path folder;
  private final AtomicReference<Fault.Hang> handshake = new AtomicReference<>();

  @Override
  FakeProxmox newFake() {
    return FakeProxmox.https(InstantSource.system(), QUICK);
  }

  @Override
  ProxmoxCluster connect(String name) {
    try {
      var authority = Files.writeString(folder.resolve("ca.pem"), fake.caPem());
      return TestingClusters.trusting(authority, name, fake, vertx);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void release() {
    killSwitch(false);
  }

  @Test
  @DisplayName("pulled during a slow handshake, nothing leaves when it is over")
  void callInItsHandshakeDoesNotLeave() {
    int vmid = runningGuest();
    var execution = request("restart", vmid);
    var slow = beforeThePowerCall(() -> handshake.set(fake.holdHandshakes()));
    var worker =
        Thread.ofVirtual().start(() -> work(() -> worker(journal, slow, new WorkerStop())));
    Await.until(LIMIT, "the call begins", () -> handshake.get() != null);
    handshake.get().awaitCall(LIMIT);
    try {
      killSwitch(true);

      handshake.get().release();
      awaitEnd(worker);

      assertThat(fake.mutations(vmid)).isEmpty();
      assertThat(state(execution)).isEqualTo(ExecutionState.WAITING);
    } finally {
      killSwitch(false);
    }
    finish(execution);
    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(fake.mutations(vmid)).hasSize(1);
  }
}
