package io.tocsin.standalone;

import io.tocsin.standalone.flag.ListenAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * An address that can be listened on, its port a real one. Tried before anything else is started:
 * the framework would find out last.
 *
 * <p>A port that nobody asked for by number is held until {@link #close}, so that Kafka, PostgreSQL
 * or another process does not get it meanwhile. One that was asked for is let go at once: people
 * may already be calling it, and are better refused than kept waiting.
 *
 * @param hostName how others call this machine
 */
record BoundAddress(ListenAddress listen, String hostName, ServerSocket holder)
    implements AutoCloseable {

  /**
   * @throws IOException if it is taken or not an address of this machine; the message says so
   */
  @SuppressWarnings("AddressSelection") // The first address of a name is what Go listens on, too.
  static BoundAddress from(ListenAddress wanted) throws IOException {
    try {
      var socket = new ServerSocket(wanted.port(), 1, InetAddress.getByName(wanted.host()));
      if (wanted.port() != 0) {
        socket.close();
      }
      return new BoundAddress(wanted.withPort(socket.getLocalPort()), thisMachine(), socket);
    } catch (IOException e) {
      throw new IOException(
          "cannot listen on %s (%s); stop what listens there or choose another address with --web.listen-address"
              .formatted(wanted, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    holder.close();
  }

  private static String thisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
