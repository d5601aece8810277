package io.tocsin.notifier.receiver.target;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/** Sockets that check the address they connect to. */
final class GuardedSockets extends UnconnectedSockets {
  private final Targets targets;

  GuardedSockets(Targets targets) {
    this.targets = targets;
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket();
  }

  private final class GuardedSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      var target = (InetSocketAddress) endpoint;
      if (target.isUnresolved()) {
        throw new UnknownHostException(target.getHostString());
      }
      targets.check(target);
      super.connect(target, timeout);
    }
  }
}
