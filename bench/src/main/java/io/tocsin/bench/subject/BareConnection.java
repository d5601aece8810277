package io.tocsin.bench.subject;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * One keep-alive connection. Minimal, because the sender shares two cores with the process it
 * measures.
 */
public final class BareConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;

  public BareConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** The status of the response. */
  public int exchange(Post post) throws IOException {
    socket.getOutputStream().write(post.bytes());
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    in.skipNBytes(bodyLength());
    return status;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private int bodyLength() throws IOException {
    int length = 0;
    for (var header = line(); !header.isEmpty(); header = line()) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).trim());
      } else if (lower.startsWith("transfer-encoding:")) {
        throw new IOException("a chunked response, which this sender does not support: " + header);
      }
    }
    return length;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection was closed in the middle of a response");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }
}
