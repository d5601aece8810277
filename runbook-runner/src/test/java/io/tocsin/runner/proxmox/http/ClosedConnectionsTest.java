package io.tocsin.runner.proxmox.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.runner.proxmox.GuestKind;
import io.tocsin.runner.proxmox.GuestPlace;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.proxmox.PowerCall;
import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.proxmox.ProxmoxException;
import io.tocsin.runner.proxmox.Submission;
import io.tocsin.runner.proxmox.WriteDeadline;
import io.tocsin.testkit.http.RawServer;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Issue 10, item 25: a server that closes a connection and does not say so. */
class ClosedConnectionsTest {
  private static final GuestPlace WEB = new GuestPlace("pve1", GuestKind.QEMU, 101);
  private static final RawServer.Answer NOTHING = new RawServer.Answer("", true);
  private static Vertx vertx;

  private final List<String> taken = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void readOnClosedConnectionIsRepeatedOnNewOne() throws ProxmoxException {
    // The second request on a connection finds it closed, in the very moment it comes.
    try (var server = new RawServer((_, number) -> number == 1 ? guests() : NOTHING)) {
      var cluster = connect(server);

      for (int i = 0; i < 6; i++) {
        assertThat(cluster.guests()).isEmpty();
      }
    }
  }

  @Test
  void callThatChangesSomethingIsSentOnceOnNewConnection() throws ProxmoxException {
    try (var server = new RawServer(this::takeOnce)) {
      var cluster = connect(server);
      cluster.guests();

      var submission = cluster.power(WEB, PowerCall.of(PowerAction.REBOOT), soon());

      assertThat(submission).isInstanceOf(Submission.Doubtful.class);
      assertThat(taken).containsExactly("1");
    }
  }

  private RawServer.Answer takeOnce(String request, int number) {
    if (request.startsWith("GET")) {
      return guests();
    }
    taken.add(String.valueOf(number));
    return NOTHING;
  }

  private static RawServer.Answer guests() {
    return new RawServer.Answer(
        "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"data\":[]}", false);
  }

  private static ProxmoxCluster connect(RawServer server) {
    return TestingClusters.connect(
        "lab",
        List.of(server.uri("")),
        "0b6d5b1e-1111",
        new TestingClusters.Tls(TlsMode.SYSTEM, null, null),
        vertx);
  }

  private static WriteDeadline soon() {
    return new WriteDeadline(System.nanoTime() + 5_000_000_000L);
  }
}
