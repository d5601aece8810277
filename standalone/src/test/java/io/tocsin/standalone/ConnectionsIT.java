package io.tocsin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hold connections and ask for nothing, at the real port. */
class ConnectionsIT {
  private static final String HEALTHY = "GET /-/healthy HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final int PER_ADDRESS = 5;
  private static final int PATIENCE_MILLIS = 30_000;

  @TempDir Path folder;

  private StandaloneProcess tocsin;

  @BeforeEach
  void start() throws IOException {
    tocsin =
        StandaloneProcess.start(
            folder.resolve("data"),
            Map.of(
                "tocsin.web.connections.head-within",
                "1s",
                "tocsin.web.connections.per-address",
                String.valueOf(PER_ADDRESS)));
  }

  @AfterEach
  void stop() {
    tocsin.close();
  }

  @Test
  @Tag("B011")
  @Tag("B013")
  @DisplayName("a slow head gets 408, the oldest idle connection makes room")
  void slowAndIdleClients() throws Exception {
    var address = tocsin.address();
    try (var keptAlive = connect(address)) {
      assertThat(ask(keptAlive, HEALTHY)).startsWith("HTTP/1.1 200 ");
      try (var slow = connect(address)) {
        assertThat(ask(slow, "GET /-/hea")).startsWith("HTTP/1.1 408 ");
      }
      assertThat(ask(keptAlive, HEALTHY)).as("after a while").startsWith("HTTP/1.1 200 ");

      var idle = new ArrayList<Socket>();
      for (int i = 0; i < PER_ADDRESS; i++) {
        idle.add(connect(address));
        assertThat(ask(idle.getLast(), HEALTHY)).startsWith("HTTP/1.1 200 ");
      }
      assertThat(keptAlive.getInputStream().read()).as("the oldest one").isEqualTo(-1);
      for (var socket : idle) {
        socket.close();
      }
    }
    Await.until(
        Duration.ofSeconds(30),
        "both are counted",
        () -> {
          try (var fresh = connect(address)) {
            fresh
                .getOutputStream()
                .write(
                    "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
            var metrics = new String(fresh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return metrics.contains("tocsin_web_connections_closed_total{reason=\"slow-head\",} 1")
                && metrics.contains("tocsin_web_connections_closed_total{reason=\"idle\",} 1");
          }
        });
  }

  @Test
  @DisplayName("queries as people type them are answered")
  void unencodedQueries() throws Exception {
    for (var query :
        List.of(
            "filter=alertname=\"X\"",
            "filter=a=~\"b|[c]{2}^\\d\"",
            "filter=a=\"<b>`#%é🙂\"",
            "filter=a=\"%00\"")) {
      assertThat(answer("/api/v2/alerts?" + query)).as(query).startsWith("HTTP/1.1 200 ");
    }
    assertThat(answer("/api/v2/alerts|")).startsWith("HTTP/1.1 404 ").contains("alerts%7C");
    assertThat(answer("/api/v2\\alerts")).startsWith("HTTP/1.1 400 ").contains("path is ambiguous");
  }

  private String answer(String target) throws IOException, InterruptedException {
    try (var socket = connect(tocsin.address())) {
      var head = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Socket connect(InetSocketAddress address) throws IOException {
    var socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /** All that comes back; a good answer here ends with {@code OK}, a bad one is its head alone. */
  private static String ask(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    var answer = new StringBuilder();
    for (int b = socket.getInputStream().read(); b >= 0; b = socket.getInputStream().read()) {
      answer.append((char) b);
      if (answer.toString().endsWith("\r\n\r\nOK")) {
        break;
      }
    }
    return answer.toString();
  }
}
