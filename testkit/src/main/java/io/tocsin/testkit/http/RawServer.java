package io.tocsin.testkit.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A server for which the test defines every byte of a response, and when the connection closes,
 * whatever the response announced.
 */
public final class RawServer implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");

  private final ServerSocket listening;
  private final Handler handler;
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Responds to a request. Called by many threads at once. */
  @FunctionalInterface
  public interface Handler {
    /**
     * @param request as it came, byte for byte
     * @param number of the request on its connection, from 1
     */
    Answer answer(String request, int number);
  }

  /**
   * @param bytes byte for byte; empty sends nothing
   * @param last the connection is closed behind it
   */
  public record Answer(String bytes, boolean last) {}

  public RawServer(Handler handler) {
    this.handler = handler;
    this.listening = listen();
    Thread.ofVirtual().name("raw-" + port()).start(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** The number of connections so far. */
  public int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop listening on port " + port(), e);
    } finally {
      open.forEach(ServerConnection::reset);
    }
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 64, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on a free port of 127.0.0.1", e);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var socket = listening.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // The port was closed, or a client went away before it was taken: the loop decides which.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      for (int number = 1; ; number++) {
        var request = read(in);
        if (request.isEmpty()) {
          return;
        }
        var answer = handler.answer(request, number);
        socket.getOutputStream().write(answer.bytes().getBytes(StandardCharsets.ISO_8859_1));
        if (answer.last()) {
          return;
        }
      }
    } catch (IOException e) {
      // The client disconnected.
    } finally {
      open.remove(socket);
    }
  }

  /** Empty if the client sends no further request. */
  private static String read(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return "";
      }
      head.write(b);
    }
    var text = head.toString(StandardCharsets.ISO_8859_1);
    var length = LENGTH.matcher(text);
    int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return text + new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
  }
}
