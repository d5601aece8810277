package io.tocsin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that do not finish what they began, at every endpoint of the real port, those of the
 * runbook runner included. In one test, since the process takes longer to start than all of it.
 */
class SlowClientsIT {
  private static final int MIB = 1 << 20;
  private static final int TOTAL = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> READ_BODIES =
      List.of(
          "POST /api/v2/alerts",
          "POST /hooks/alertmanager",
          "POST /api/v2/silences",
          "POST /api/v1/explain",
          "POST /api/v1/receivers/default/test",
          "POST /api/v1/runbooks",
          "PUT /api/v1/runbooks/restart",
          "POST /api/v1/executions",
          "PUT /api/v1/kill-switch");

  @TempDir Path folder;

  private StandaloneProcess tocsin;
  private InetSocketAddress address;

  @BeforeEach
  void start() throws Exception {
    tocsin =
        StandaloneProcess.start(
            folder.resolve("data"),
            Map.of(
                "tocsin.web.connections.total", String.valueOf(TOTAL),
                "tocsin.web.connections.body-within", "3s",
                "tocsin.web.connections.unfinished-bodies", "4M",
                "tocsin.web.connections.unread-answers", "1M"));
    address = tocsin.address();
    Await.until(
        PATIENCE, "runbooks answer", () -> !ask("GET /api/v1/runbooks", "").contains(" 503 "));
  }

  @AfterEach
  void stop() {
    tocsin.close();
  }

  @Test
  void nobodyIsKeptOutByClientsThatDoNotGoOn() throws Exception {
    theUnfinishedBodyThatHasWaitedLongestGivesWay();
    aBodyThatDoesNotComeIsNotWaitedFor();
    aLargeBodyIsOnlyForAlerts();
    theOldestIdleConnectionMakesRoom();
    aReaderThatTakesNothingIsCutOff();
    whoHangsUpIsNoError();
  }

  private void theUnfinishedBodyThatHasWaitedLongestGivesWay() throws IOException {
    var unfinished = new ArrayList<Socket>();
    for (int i = 0; i < 5; i++) {
      unfinished.add(begin("POST /api/v2/alerts", 9 * MIB));
      trySend(unfinished.getLast(), " ".repeat(MIB));
    }

    assertThat(answer(unfinished.getFirst())).contains("HTTP/1.1 408 ", "others needed its memory");
    assertThat(ask("POST /api/v2/alerts", "[]")).contains("HTTP/1.1 200 ");
    closeAll(unfinished);
    Await.until(PATIENCE, "nothing is held", () -> metric("unfinished_bytes") == 0);
  }

  private void aBodyThatDoesNotComeIsNotWaitedFor() throws IOException {
    var waiting = new ArrayList<Socket>();
    for (var request : READ_BODIES) {
      waiting.add(begin(request, 10));
    }
    for (int i = 0; i < waiting.size(); i++) {
      assertThat(answer(waiting.get(i))).as(READ_BODIES.get(i)).contains("HTTP/1.1 408 ");
    }
    closeAll(waiting);
  }

  private void aLargeBodyIsOnlyForAlerts() throws IOException {
    for (var request : List.of("POST /api/v1/runbooks", "POST /api/v1/executions")) {
      try (var large = begin(request, 2 * MIB)) {
        assertThat(answer(large)).as(request).contains("HTTP/1.1 413 ");
      }
    }
  }

  private void theOldestIdleConnectionMakesRoom() throws IOException {
    Await.until(PATIENCE, "earlier connections are gone", () -> metric("connections ") <= 1);
    var idle = new ArrayList<Socket>();
    idle.add(connect());
    Await.until(PATIENCE, "the first one is known", () -> metric("connections ") >= 2);
    for (int i = 1; i < TOTAL; i++) {
      idle.add(connect());
    }

    assertThat(ask("GET /-/healthy", "")).contains("HTTP/1.1 200 ");
    assertThat(idle.getFirst().getInputStream().read()).as("the oldest one").isNegative();
    closeAll(idle);
  }

  private void aReaderThatTakesNothingIsCutOff() throws IOException {
    try (var reader = new Socket()) {
      reader.setReceiveBufferSize(4096);
      reader.connect(address);
      var ask = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(50);
      Await.until(
          PATIENCE,
          "it is cut off",
          () -> {
            trySend(reader, ask);
            return metric("connections_closed_total{reason=\"unread\"") > 0;
          });
    }
  }

  private void whoHangsUpIsNoError() throws IOException {
    for (var request : READ_BODIES) {
      var head = request + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
      for (var part :
          List.of("", "\r\n", "Content-Length: 2\r\n\r\n{", "Content-Length: 2\r\n\r\n{}")) {
        try (var gone = connect()) {
          trySend(gone, head + part);
          // What has not been read makes this a reset rather than an orderly end.
          gone.setSoLinger(true, 0);
        }
      }
    }
    Await.until(PATIENCE, "they are gone", () -> metric("connections ") <= 1);

    assertThat(tocsin.stderr()).noneMatch(line -> line.contains("HttpClosedException"));
    assertThat(tocsin.stderr()).noneMatch(line -> line.contains("HTTP Request to"));
  }

  private Socket connect() throws IOException {
    var socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  private Socket begin(String request, int length) throws IOException {
    var socket = connect();
    trySend(
        socket,
        "%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(request, tocsin.administratorToken(), length));
    return socket;
  }

  private String ask(String request, String body) throws IOException {
    try (var socket = connect()) {
      trySend(
          socket,
          "%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(request, tocsin.administratorToken(), body.length(), body));
      return answer(socket);
    }
  }

  /** Until the server hangs up, which it may do before all was sent. */
  private static String answer(Socket socket) throws IOException {
    var answer = new StringBuilder();
    try {
      for (int b = socket.getInputStream().read(); b >= 0; b = socket.getInputStream().read()) {
        answer.append((char) b);
      }
    } catch (SocketException e) {
      answer.append(" (").append(e.getMessage()).append(')');
    }
    return answer.toString();
  }

  private static void trySend(Socket socket, String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (SocketException e) {
      assertThat(e).as("the server may have hung up").hasMessageNotContaining("refused");
    }
  }

  private static void closeAll(Iterable<Socket> sockets) throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }

  private double metric(String name) throws IOException {
    return ask("GET /metrics", "")
        .lines()
        .filter(line -> line.startsWith("tocsin_web_" + name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
