package io.tocsin.bench.abuse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Connections that cost the target memory or a slot, and the attacker nothing. */
final class SlowClients {
  private static final int SLOW = 100;
  private static final int UNFINISHED = 40;
  private static final int UNFINISHED_BYTES = 9 << 20;
  private static final int READERS = 20;
  private static final Duration HOLD = Duration.ofSeconds(20);

  private SlowClients() {}

  static List<Attack> attacks() {
    return List.of(
        new Attack("idle connections", Duration.ofSeconds(1), (t, dice) -> hold(t, "", 0, SLOW)),
        new Attack(
            "unfinished heads",
            Duration.ofSeconds(1),
            (t, dice) -> hold(t, "POST /api/v2/alerts HTTP/1.1\r\nHost: ", 0, SLOW)),
        new Attack(
            "unfinished bodies",
            Duration.ofSeconds(1),
            (t, dice) -> hold(t, unfinished(dice), UNFINISHED_BYTES, UNFINISHED)),
        new Attack(
            "slow readers",
            Duration.ofSeconds(1),
            (t, dice) ->
                hold(t, "GET /api/v2/alerts HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 0, READERS)));
  }

  private static String unfinished(RandomGenerator dice) {
    var paths = List.of(Alerts.PATH, "/hooks/alertmanager", "/api/v2/silences", "/api/v1/explain");
    return "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 10000000\r\n\r\n["
        .formatted(paths.get(dice.nextInt(paths.size())));
  }

  /** Sends the beginning, then blanks, then nothing. */
  private static void hold(Target target, String beginning, int blanks, int connections)
      throws IOException, InterruptedException {
    var sockets = new ArrayList<Socket>();
    try {
      for (int i = 0; i < connections; i++) {
        var socket = new Socket(InetAddress.getLoopbackAddress(), target.port());
        sockets.add(socket);
        speak(socket, beginning, blanks);
      }
      target.pause(HOLD);
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }

  private static void speak(Socket socket, String beginning, int blanks) {
    try {
      socket.getOutputStream().write(beginning.getBytes(US_ASCII));
      socket.getOutputStream().write(" ".repeat(blanks).getBytes(US_ASCII));
    } catch (IOException e) {
      // Closed by the target, as it may.
    }
  }
}
