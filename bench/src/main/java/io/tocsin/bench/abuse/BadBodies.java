package io.tocsin.bench.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/** Requests that must be rejected at little cost. */
final class BadBodies {
  private static final int PATIENCE_MILLIS = 15_000;
  private static final int BOMB = 64 << 20;

  private BadBodies() {}

  static List<Attack> attacks() throws IOException {
    var bomb = bomb();
    return List.of(
        new Attack("broken JSON", Duration.ofMillis(200), (target, dice) -> broken(target, dice)),
        new Attack("deep JSON", Duration.ofSeconds(1), (target, dice) -> deep(target)),
        new Attack(
            "gzip bomb",
            Duration.ofSeconds(2),
            (target, dice) -> send(target, "Content-Encoding: gzip\r\n", bomb)),
        new Attack("noise", Duration.ofMillis(500), (target, dice) -> noise(target, dice)));
  }

  private static void broken(Target target, RandomGenerator dice) throws IOException {
    var text = "[{\"labels\":{\"alertname\":\"X\",\"\u0000\":\"\\uD83D\"},\"endsAt\":\"never\"}]";
    send(target, "", text.substring(0, dice.nextInt(text.length())).getBytes(UTF_8));
  }

  private static void deep(Target target) throws IOException {
    send(target, "", "[".repeat(1 << 20).getBytes(UTF_8));
  }

  private static void noise(Target target, RandomGenerator dice) throws IOException {
    var bytes = new byte[dice.nextInt(1, 4096)];
    dice.nextBytes(bytes);
    try (var socket = open(target)) {
      socket.getOutputStream().write(bytes);
      drain(socket);
    }
  }

  private static void send(Target target, String headers, byte[] body) throws IOException {
    try (var socket = open(target)) {
      var head =
          "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n"
              .formatted(Alerts.PATH, headers, body.length);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.getOutputStream().write(body);
      drain(socket);
    }
  }

  private static Socket open(Target target) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), target.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void drain(Socket socket) throws IOException {
    socket.getInputStream().readNBytes(1024);
  }

  private static byte[] bomb() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new byte[BOMB]);
    }
    return bytes.toByteArray();
  }
}
