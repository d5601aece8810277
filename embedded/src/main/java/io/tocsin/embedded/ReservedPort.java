package io.tocsin.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * A port that stays reserved across restarts of the server that uses it. PostgreSQL cannot inherit
 * a socket, and a port that is merely free now can be taken before the server binds it. On Linux a
 * bound socket that does not listen, with SO_REUSEADDR, blocks every other process except a server
 * that also sets SO_REUSEADDR. On other systems the port is only chosen, not reserved.
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
