package io.tocsin.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Speaks HTTP to the gateway under test, also in ways a decent client would not. */
final class Wire {
  private static final Logger LOG = Logger.getLogger(Wire.class);
  private static final Pattern STATUS = Pattern.compile("HTTP/1.[01] (\\d{3}) ");
  private static final String GO_ON = "HTTP/1.1 100 Continue\r\n\r\n";
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final Optional<String> authorization;

  Wire(int port) {
    this(port, Optional.empty());
  }

  private Wire(int port, Optional<String> authorization) {
    this.port = port;
    this.authorization = authorization;
  }

  /** The same by somebody who knows the token of the tests' settings. */
  Wire asAdministrator() {
    return new Wire(port, Optional.of("Bearer secret-of-the-test"));
  }

  HttpResponse<String> post(String path, String body) {
    return send("POST", path, body, "application/json");
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, "", "application/json");
  }

  /** Without the comma that the text format may have behind the last label. */
  String metrics() {
    return get("/metrics").body().replace(",}", "}");
  }

  HttpResponse<String> send(String method, String path, String body, String contentType) {
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(authorized(request), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(request + " was not answered", e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private HttpRequest authorized(HttpRequest request) {
    var builder = HttpRequest.newBuilder(request, (name, value) -> true);
    authorization.ifPresent(header -> builder.setHeader("Authorization", header));
    return builder.build();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** The status of an answer to a path exactly as written. */
  int statusOf(String rawPath) {
    return exchange(
        "GET " + rawPath + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 0);
  }

  /** The status of an answer to a request with these lines more in its head. */
  int statusWith(String headers) {
    return exchange(
        "GET /-/healthy HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n",
        0);
  }

  /** The status of an answer to a body that is announced and never comes. */
  int statusOfMissingBody(String path) {
    return exchange(
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n"
            .formatted(path),
        0);
  }

  /**
   * Sends chunks of blanks until the server has had enough of them.
   *
   * @param length the header that tells how long the body is
   */
  int statusOfUpload(String path, String length) {
    return exchange(
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n\r\n"
            .formatted(path, length),
        200);
  }

  /** All that comes back until the server hangs up. */
  String answer(String raw) {
    try (var socket = connect()) {
      socket.getOutputStream().write(raw.getBytes(StandardCharsets.UTF_8));
      return rest(socket);
    } catch (IOException e) {
      throw new AssertionError(raw + " was not answered to its end", e);
    }
  }

  /** The same for a body that is only sent when the server has asked for it. */
  String answerOnceAskedFor(String head, String body) {
    try (var socket = connect()) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      var goOn =
          new String(socket.getInputStream().readNBytes(GO_ON.length()), StandardCharsets.UTF_8);
      if (!goOn.equals(GO_ON)) {
        throw new AssertionError("the body was not asked for, but: " + goOn);
      }
      socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      return rest(socket);
    } catch (IOException e) {
      throw new AssertionError(head + " was not answered to its end", e);
    }
  }

  Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(15_000);
    return socket;
  }

  static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private int exchange(String head, int chunks) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      var out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.UTF_8));
      upload(out, chunks);
      return status(socket.getInputStream());
    } catch (IOException e) {
      throw new AssertionError(head + " was not answered", e);
    }
  }

  /** The server may close its side while we still write, which is what it is asked to do. */
  private static void upload(OutputStream out, int chunks) {
    var chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.UTF_8);
    try {
      for (int i = 0; i < chunks; i++) {
        out.write(chunk);
      }
    } catch (IOException e) {
      LOG.debug("the server closed the connection while it was written to", e);
    }
  }

  private static int status(InputStream in) throws IOException {
    var line = new String(in.readNBytes("HTTP/1.1 200 ".length()), StandardCharsets.UTF_8);
    var status = STATUS.matcher(line);
    return status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
  }
}
