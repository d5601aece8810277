package io.tocsin.standalone;

import io.tocsin.standalone.flag.ListenAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * The listen address, with its actual port. Bound before anything else starts, because the
 * framework would detect a conflict last.
 *
 * <p>A port chosen by the system is held until {@link #close}, so that Kafka, PostgreSQL or another
 * process does not get it meanwhile. A configured port is released at once: clients may already
 * connect to it, and a refused connection is better than a hanging one.
 *
 * @param hostName this machine's name
 */
record BoundAddress(ListenAddress listen, String hostName, ServerSocket holder)
    implements AutoCloseable {

  /**
   * @throws IOException if it is in use or not an address of this machine; the message says which
   */
  @SuppressWarnings("AddressSelection") // Go also listens on the first address of a name.
  static BoundAddress from(ListenAddress wanted) throws IOException {
    try {
      var socket = new ServerSocket(wanted.port(), 1, InetAddress.getByName(wanted.host()));
      if (wanted.port() != 0) {
        socket.close();
      }
      return new BoundAddress(wanted.withPort(socket.getLocalPort()), thisMachine(), socket);
    } catch (IOException e) {
      throw new IOException(
          "cannot listen on %s (%s); stop the process that uses it or choose another address with --web.listen-address"
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
