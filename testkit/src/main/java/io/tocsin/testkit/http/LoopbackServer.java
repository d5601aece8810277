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
import javax.net.ServerSocketFactory;

/**
 * HTTP/1.1 on a free port of the loopback address, one virtual thread for each connection. It is
 * written by hand because a server from the shelf hides what the fakes must get wrong: the reason
 * phrase, the moment of a reset, half an answer.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final ServerSocket listening;
  private final String scheme;
  private final Connection.Terms terms;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Does what a request asks. Called by many threads at once. */
  @FunctionalInterface
  public interface Handler {
    Reply answer(Request request);
  }

  private LoopbackServer(ServerSocket listening, String scheme, Connection.Terms terms) {
    this.listening = listening;
    this.scheme = scheme;
    this.terms = terms;
    Thread.ofVirtual().name("fake-" + listening.getLocalPort()).start(this::accept);
  }

  public static LoopbackServer http(InstantSource clock, Faults faults, Handler handler) {
    return start(
        "http",
        ServerSocketFactory.getDefault(),
        new Connection.Terms(clock, faults, handler, KeepAlive.GENEROUS));
  }

  /**
   * @param sockets plain or TLS
   */
  public static LoopbackServer start(
      String scheme,
      ServerSocketFactory sockets,
      KeepAlive keepAlive,
      InstantSource clock,
      Faults faults,
      Handler handler) {
    return start(scheme, sockets, new Connection.Terms(clock, faults, handler, keepAlive));
  }

  private static LoopbackServer start(
      String scheme, ServerSocketFactory sockets, Connection.Terms terms) {
    try {
      var listening =
          sockets.createServerSocket(
              0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
      return new LoopbackServer(listening, scheme, terms);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on a free port of 127.0.0.1", e);
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  public URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + port());
  }

  public URI uri(String path) {
    return uri().resolve(path);
  }

  /** Resets the connections that are open; new ones are taken. */
  public void dropConnections() {
    open.forEach(Connection::reset);
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
      new Connection(socket, terms).serve();
    } finally {
      open.remove(socket);
    }
  }
}
