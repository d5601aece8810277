package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are gone before they are answered, at every endpoint. */
@QuarkusTest
@TestProfile(WithoutKafkaTest.NobodyListens.class)
@Tag("process")
class HangingUpTest {
  private Wire wire;

  @BeforeEach
  void connect() {
    wire = new Wire(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /am/-/healthy",
        "GET /am/-/ready",
        "GET /am/metrics",
        "GET /am/q/health",
        "GET /am/api/v2/status",
        "GET /am/api/v2/alerts",
        "GET /am/api/v2/alerts/groups",
        "GET /am/api/v2/silences",
        "GET /am/api/v2/receivers",
        "GET /am/no/such/path",
        "POST /am/api/v2/alerts",
        "POST /am/hooks/alertmanager",
        "POST /am/api/v2/silences",
        "POST /am/api/v1/explain",
        "POST /am/api/v1/receivers/hook/test",
        "DELETE /am/api/v2/silence/0a0a0a0a-0000-4000-8000-000000000000"
      })
  void aClientThatHangsUpIsNoError(String request) throws IOException {
    var head = request + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    try (var trouble = new LoggedTrouble()) {
      reset(head);
      reset(head + "\r\n");
      reset(head + "Content-Length: 2\r\n\r\n{");
      reset(head + "Content-Length: 2\r\n\r\n{}");
      reset((head + "Content-Length: 2\r\n\r\n{}").repeat(20));
      assertThat(wire.get("/am/-/healthy").statusCode()).isEqualTo(200);

      assertThat(trouble.lines())
          .filteredOn(line -> !line.contains("Kafka") && !line.contains("no router"))
          .filteredOn(line -> !line.contains("alerts were not taken"))
          .isEmpty();
    }
  }

  @Test
  void aBodyThatGoesOnAfterItsRejectionIsNoError() throws IOException {
    var head =
        "POST /am/api/v2/silences HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    try (var trouble = new LoggedTrouble()) {
      for (int i = 0; i < 5; i++) {
        reset(head + "Content-Length: 8000001\r\n\r\n" + " ".repeat(8_000_000));
      }
      assertThat(wire.get("/am/-/healthy").statusCode()).isEqualTo(200);

      assertThat(trouble.lines()).noneMatch(line -> line.contains("Response head already sent"));
    }
  }

  private void reset(String text) throws IOException {
    var socket = wire.connect();
    send(socket, text);
    // What has not been read makes this a reset rather than an orderly end.
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static void send(Socket socket, String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (SocketException e) {
      assertThat(e).as("the server may have hung up first").hasMessageNotContaining("refused");
    }
  }
}
