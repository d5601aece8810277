package io.tocsin.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An HTTP/1.1 server on a free loopback port, with one virtual thread per connection. Hand-written,
 * because ready-made servers do not let the fakes control the reason phrase, the moment of a reset
 * or a partial response.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final ServerSocket listening;
  private final Security security;
  private final ServerConnection.Terms terms;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Handles a request. Called by many threads at once. */
  @FunctionalInterface
  public interface Handler {
    Reply answer(Request request);
  }

  /** The layer between TCP and HTTP, such as TLS. */
  public interface Security {
    Security NONE =
        new Security() {
          @Override
          public String scheme() {
            return "http";
          }

          @Override
          public Socket secure(Socket accepted) {
            return accepted;
          }
        };

    String scheme();

    Socket secure(Socket accepted) throws IOException;
  }

  public LoopbackServer(
      Security security, KeepAlive keepAlive, InstantSource clock, Faults faults, Handler handler) {
    this.security = security;
    this.terms = new ServerConnection.Terms(clock, faults, handler, keepAlive);
    this.listening = listen();
    Thread.ofVirtual().name("fake-" + listening.getLocalPort()).start(this::accept);
  }

  public static LoopbackServer http(InstantSource clock, Faults faults, Handler handler) {
    return new LoopbackServer(Security.NONE, KeepAlive.GENEROUS, clock, faults, handler);
  }

  public int port() {
    return listening.getLocalPort();
  }

  public URI uri() {
    return URI.create(security.scheme() + "://127.0.0.1:" + port());
  }

  public URI uri(String path) {
    return uri().resolve(path);
  }

  /** Resets the open connections; new ones are accepted. */
  public void dropConnections() {
    open.forEach(ServerConnection::reset);
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop listening on port " + port(), e);
    } finally {
      dropConnections();
    }
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on a free port of 127.0.0.1", e);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // The port was closed, or a client went away before it was taken: the loop decides which.
      }
    }
  }

  private void serve(Socket socket) {
    try {
      new ServerConnection(socket, security.secure(socket), terms).serve();
    } catch (IOException e) {
      // The client rejected our certificate, or disconnected before.
      ServerConnection.reset(socket);
    } finally {
      open.remove(socket);
    }
  }
}
