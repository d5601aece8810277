package io.tocsin.testkit.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;

/**
 * HTTP/1.1 on a free port of the loopback address, one virtual thread for each connection. It is
 * written by hand because a ready-made server hides what the fakes must get wrong: the reason
 * phrase, the moment of a reset, half an answer.
 */
public final class LoopbackServer implements AutoCloseable {
  private final LoopbackListener listener = new LoopbackListener(this::serve);
  private final Security security;
  private final ServerConnection.Terms terms;

  /** Does what a request asks. Called by many threads at once. */
  @FunctionalInterface
  public interface Handler {
    Reply answer(Request request);
  }

  /** What lies between TCP and HTTP. */
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
    listener.start();
  }

  public static LoopbackServer http(InstantSource clock, Faults faults, Handler handler) {
    return new LoopbackServer(Security.NONE, KeepAlive.GENEROUS, clock, faults, handler);
  }

  public int port() {
    return listener.port();
  }

  public URI uri() {
    return URI.create(security.scheme() + "://127.0.0.1:" + port());
  }

  public URI uri(String path) {
    return uri().resolve(path);
  }

  /** Resets the connections that are open; new ones are taken. */
  public void dropConnections() {
    listener.dropConnections();
  }

  @Override
  public void close() {
    listener.close();
  }

  private void serve(Socket socket) {
    try {
      new ServerConnection(socket, security.secure(socket), terms).serve();
    } catch (IOException e) {
      // The client did not like our certificate, or left before it saw it.
      LoopbackListener.reset(socket);
    }
  }
}
