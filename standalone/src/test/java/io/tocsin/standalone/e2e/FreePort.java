package io.tocsin.standalone.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port for programs that cannot choose one themselves. */
final class FreePort {
  /** Below those that the kernel gives to outgoing connections. */
  private static final int FIRST_LASTING = 10_000;

  private static final int LAST_LASTING = 30_000;

  private FreePort() {}

  /**
   * A port for a program that ends and comes back. While it is away its clients try to reach it,
   * and each try has a port of its own, which must not be this one.
   */
  static int findLasting() {
    return ThreadLocalRandom.current()
        .ints(FIRST_LASTING, LAST_LASTING)
        .filter(FreePort::isFree)
        .findFirst()
        .orElseThrow();
  }

  static int find() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
