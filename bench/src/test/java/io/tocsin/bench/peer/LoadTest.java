package io.tocsin.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final Pattern INSTANCE = Pattern.compile("\"instance\":\"web-(\\d+)");
  private static final Traffic TRAFFIC = new Traffic(Instant.parse("2026-11-28T08:00:00Z"));

  private final Set<Integer> machines = ConcurrentHashMap.newKeySet();
  private volatile int status = 200;
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v2/alerts",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes());
          INSTANCE.matcher(body).results().forEach(m -> machines.add(Integer.valueOf(m.group(1))));
          exchange.sendResponseHeaders(status, 2);
          exchange.getResponseBody().write("ok".getBytes());
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  @DisplayName("every alert is sent once, also the odd ones at the end, whatever the connections")
  void sendsEachOnce() throws Exception {
    load(1000).once(3);

    assertThat(machines)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1000).boxed().toList());
  }

  @Test
  @DisplayName("a refusal while the stage is set ends the run")
  void refusalEndsTheRun() {
    status = 503;

    assertThatIOException()
        .isThrownBy(() -> load(100).once(2))
        .withMessageContaining("100 alerts were rejected");
  }

  @Test
  @DisplayName("under load refusals are counted apart from what was accepted")
  void countsRefusals() throws Exception {
    status = 503;

    var outcome = load(64).during(Duration.ofMillis(50), 2);

    assertThat(outcome.accepted()).isZero();
    assertThat(outcome.refused()).isPositive();
    assertThat(outcome.nanos()).isGreaterThanOrEqualTo(50_000_000);
  }

  private Load load(int alerts) {
    return new Load(server.getAddress().getPort(), TRAFFIC.alerts(alerts));
  }
}
