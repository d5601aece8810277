package io.tocsin.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A free port of the loopback address, and one virtual thread for each of its connections. */
public final class LoopbackListener implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final ServerSocket listening = listen();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Conversation conversation;

  /** Serves one connection until its end. */
  @FunctionalInterface
  public interface Conversation {
    void serve(Socket client);
  }

  /** Call {@link #start} when everything the conversation needs is there. */
  public LoopbackListener(Conversation conversation) {
    this.conversation = conversation;
  }

  public void start() {
    Thread.ofVirtual().name("fake-" + port()).start(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** Resets the connections that are open; new ones are accepted. */
  public void dropConnections() {
    open.forEach(LoopbackListener::reset);
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

  /** Closes with a reset instead of an orderly end, as a dying process does. */
  public static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // Gone already, as wanted.
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
        // The port was closed, or a client left before it was accepted: the loop decides which.
      }
    }
  }

  private void serve(Socket socket) {
    try {
      conversation.serve(socket);
    } finally {
      open.remove(socket);
    }
  }
}
