package io.tocsin.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * A port that stays ours while the server on it is started and started again. A server of another
 * program cannot be handed a socket, and a port that is only known to be free may be somebody
 * else's by then. On Linux a socket that is bound and does not listen keeps everybody away but a
 * child that, like it, allows the address to be used again; elsewhere the port is only chosen.
 */
public final class ReservedPort implements AutoCloseable {
  private static final boolean CAN_BE_HELD = System.getProperty("os.name", "").equals("Linux");

  private final LoopbackPort port;
  private final Optional<SocketChannel> holder;

  private ReservedPort(LoopbackPort port, Optional<SocketChannel> holder) {
    this.port = port;
    this.holder = holder;
  }

  public static ReservedPort reserve() throws IOException {
    var port = LoopbackPort.free();
    return new ReservedPort(port, CAN_BE_HELD ? Optional.of(hold(port)) : Optional.empty());
  }

  public LoopbackPort port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    if (holder.isPresent()) {
      holder.get().close();
    }
  }

  private static SocketChannel hold(LoopbackPort port) throws IOException {
    var socket = SocketChannel.open();
    try {
      return socket
          .setOption(StandardSocketOptions.SO_REUSEADDR, true)
          .bind(new InetSocketAddress(LoopbackPort.HOST, port.number()));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
