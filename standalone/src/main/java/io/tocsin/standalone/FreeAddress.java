package io.tocsin.standalone;

import io.tocsin.embedded.LoopbackPort;
import io.tocsin.standalone.flag.ListenAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * An address that can be listened on, its port a real one. Tried before anything else is started:
 * the framework would find out last.
 *
 * @param hostName how others call this machine
 */
record FreeAddress(ListenAddress listen, String hostName) {

  /**
   * @throws IOException if it is taken or not an address of this machine; the message says so
   */
  static FreeAddress from(ListenAddress wanted) throws IOException {
    var address = wanted.port() == 0 ? wanted.withPort(LoopbackPort.free().number()) : wanted;
    try (var socket = new ServerSocket(address.port(), 1, InetAddress.getByName(address.host()))) {
      return new FreeAddress(address.withPort(socket.getLocalPort()), thisMachine());
    } catch (IOException e) {
      throw new IOException(
          "cannot listen on %s (%s); stop what listens there or choose another address with --web.listen-address"
              .formatted(address, e.getMessage()),
          e);
    }
  }

  private static String thisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
