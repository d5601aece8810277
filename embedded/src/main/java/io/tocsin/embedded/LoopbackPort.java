package io.tocsin.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A free port on the loopback interface.
 *
 * <p>The port is below the ephemeral range, so no outgoing connection takes it. Another server
 * still can: callers should keep the socket open (see {@link ReservedPort}) or retry.
 */
public record LoopbackPort(int number) {
  public static final String HOST = "127.0.0.1";
  private static final int FIRST = 18_000;
  private static final int LAST = 32_000;
  private static final int ATTEMPTS = 200;

  public static LoopbackPort free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var port = new LoopbackPort(ThreadLocalRandom.current().nextInt(FIRST, LAST));
      if (port.isFree()) {
        return port;
      }
    }
    throw new IllegalStateException(
        "no free port between %d and %d on %s".formatted(FIRST, LAST, HOST));
  }

  private boolean isFree() {
    try (var socket = new ServerSocket(number, 1, InetAddress.ofLiteral(HOST))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return HOST + ":" + number;
  }
}
