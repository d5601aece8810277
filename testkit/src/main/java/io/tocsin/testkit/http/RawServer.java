package io.tocsin.testkit.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A server for which every byte is decided by the test, and the moment at which the connection
 * ends, whatever the answer promised.
 */
public final class RawServer implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");

  private final LoopbackListener listener = new LoopbackListener(this::serve);
  private final Handler handler;
  private final AtomicInteger connections = new AtomicInteger();

  /** Answers a request. Called by many threads at once. */
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
    listener.start();
  }

  public int port() {
    return listener.port();
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** How many there have been. */
  public int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    listener.close();
  }

  private void serve(Socket socket) {
    connections.incrementAndGet();
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
      // The client went away.
    }
  }

  /** Empty if the client has nothing more to ask. */
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
