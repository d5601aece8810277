package io.tocsin.runner.proxmox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tocsin.runner.proxmox.GuestKind;
import io.tocsin.runner.proxmox.GuestPlace;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.proxmox.PowerCall;
import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.proxmox.ProxmoxException;
import io.tocsin.runner.proxmox.WriteDeadline;
import io.tocsin.testkit.http.RawServer;
import io.tocsin.testkit.http.Repeating;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Issue 10, item 15: a server that repeats the request does not bring the token into executions.
 */
class RepeatedTokenTest {
  private static final GuestPlace WEB = new GuestPlace("pve1", GuestKind.QEMU, 101);
  private static final String TOKEN = "3f0b1c9e-77aa-4d21-9c55-0e6b8a41d2f7";
  private static Vertx vertx;

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500 |
          500 | <html>
          400 | {"message":"
          501 | {"errors":{"vmid":"
          200 | {"data":"
          200 |
          """)
  void tokenInAnswerIsRemoved(int status, String beginning) {
    var words = beginning == null ? "" : beginning;
    try (var server = new RawServer(new InOneLine(status, words))) {
      var cluster = connect(server);

      var read = catchThrowableOfType(ProxmoxException.class, cluster::guests);
      var power = cluster.power(WEB, PowerCall.of(PowerAction.REBOOT), soon());

      assertClean(read == null ? "" : read.getMessage() + read.failure());
      assertClean(power.toString());
    }
  }

  private static void assertClean(String text) {
    var encoded =
        IntStream.range(0, 3)
            .mapToObj(before -> "x".repeat(before) + "=" + TOKEN)
            .map(it -> Base64.getEncoder().encodeToString(it.getBytes(StandardCharsets.UTF_8)))
            .map(it -> it.substring(8, 24))
            .toList();
    assertThat(text)
        .doesNotContain("3f0b1c9e", "77aa-4d21", "9c55", "0e6b8a41d2f7", "%33%66%30%62")
        .doesNotContain(encoded);
  }

  private static ProxmoxCluster connect(RawServer server) {
    return TestingClusters.connect(
        "lab",
        List.of(server.uri("")),
        TOKEN,
        new TestingClusters.Tls(TlsMode.SYSTEM, null, null),
        vertx);
  }

  private static WriteDeadline soon() {
    return new WriteDeadline(System.nanoTime() + 5_000_000_000L);
  }

  /** Repeats in JSON, where there are no line breaks. */
  private record InOneLine(int status, String beginning) implements RawServer.Handler {
    @Override
    public RawServer.Answer answer(String request, int number) {
      var header = request.lines().filter(line -> line.startsWith("Auth")).findFirst();
      var end = beginning.startsWith("{\"errors") ? "\"}}" : "\"}";
      var body = beginning + Repeating.encodings(request).replaceAll("[\"\\\\\r\n]+", " ") + end;
      return new RawServer.Answer(
          "HTTP/1.1 %d %s\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(status, Repeating.encodings(header.orElseThrow()), body.length(), body),
          true);
    }
  }
}
