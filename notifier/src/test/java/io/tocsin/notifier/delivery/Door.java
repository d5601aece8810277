package io.tocsin.notifier.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A port in front of a server that can be closed, opened again under its number, or left open with
 * nobody behind it.
 */
final class Door implements AutoCloseable {
  private final int behind;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket listening;
  private volatile boolean resets;

  Door(int behind) {
    this.behind = behind;
    this.listening = listen(0);
    this.port = listening.getLocalPort();
    accept();
  }

  int port() {
    return port;
  }

  /** From now on connections are refused. */
  void shut() {
    close();
  }

  /** From now on connections are reset before anything is said. */
  void reset() {
    resets = true;
    open.forEach(Door::drop);
  }

  void open() {
    resets = false;
    if (listening.isClosed()) {
      listening = listen(port);
      accept();
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Door::drop);
  }

  private static ServerSocket listen(int port) {
    try {
      var server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    var server = listening;
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try {
                  serve(server, server.accept());
                } catch (IOException e) {
                  // Closed, or the client left: the loop decides which.
                }
              }
            });
  }

  private void serve(ServerSocket through, Socket client) throws IOException {
    // One that was on its way while the port was closed.
    if (resets || through.isClosed()) {
      drop(client);
      return;
    }
    var server = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), behind);
    open.add(client);
    open.add(server);
    Thread.ofVirtual().start(() -> pass(client, server));
    Thread.ofVirtual().start(() -> pass(server, client));
  }

  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      drop(from);
      drop(to);
    } finally {
      open.remove(from);
    }
  }

  private static void drop(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is gone, which is what was wanted.
    }
  }
}
