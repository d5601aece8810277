package io.tocsin.embedded.kafka;

import io.tocsin.embedded.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The listener sockets, bound before Kafka needs them.
 *
 * <p>Kafka must know its ports before it binds them. A port that is looked up and released can be
 * taken by another process in between; on a busy machine this happened.
 */
final class HeldPorts implements ServerSocketFactory, AutoCloseable {
  private static final int BACKLOG = 50;

  private final Map<String, ServerSocketChannel> sockets = new HashMap<>();

  static HeldPorts forListeners(String... listeners) {
    var held = new HeldPorts();
    try {
      for (var listener : listeners) {
        held.hold(listener);
      }
      return held;
    } catch (IOException e) {
      held.close();
      throw new UncheckedIOException("cannot open a port on " + LoopbackPort.HOST, e);
    }
  }

  LoopbackPort port(String listener) {
    return new LoopbackPort(socket(listener).socket().getLocalPort());
  }

  /** Called by Kafka, which also closes the socket. */
  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) {
    return socket(listener);
  }

  @Override
  public void close() {
    try {
      for (var socket : sockets.values()) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hold(String listener) throws IOException {
    var socket = ServerSocketChannel.open();
    sockets.put(listener, socket);
    socket.configureBlocking(false);
    socket.bind(new InetSocketAddress(LoopbackPort.HOST, 0), BACKLOG);
  }

  private ServerSocketChannel socket(String listener) {
    var socket = sockets.get(listener);
    if (socket == null) {
      throw new IllegalArgumentException("no port is reserved for listener " + listener);
    }
    return socket;
  }
}
