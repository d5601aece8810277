package io.tocsin.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TargetEncoderTest {
  private final EmbeddedChannel connection = new EmbeddedChannel(TargetEncoder.once());

  @Test
  void everyTargetOfAConnectionIsEncoded() {
    connection.pipeline().addLast(new HttpRequestDecoder());

    assertThat(target("/a?filter=b=\"c\"")).isEqualTo("/a?filter=b=%22c%22");
    assertThat(target("/a?filter={é}")).isEqualTo("/a?filter=%7B%C3%A9%7D");
    assertThat(target("/a")).isEqualTo("/a");
  }

  @Test
  void waitsForADecoderThatComesLate() {
    connection.writeInbound(Unpooled.copiedBuffer("hello", StandardCharsets.UTF_8));
    connection.releaseInbound();
    connection.pipeline().addLast(new HttpRequestDecoder());

    assertThat(target("/a|")).isEqualTo("/a%7C");
  }

  @Test
  void serverOfTheFrameworkReadsTheEncodedTarget() throws Exception {
    var vertx = Vertx.vertx();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), listen(vertx))) {
      socket.setSoTimeout(15_000);

      // A connection is shown with its first request; it is the next one that is encoded here.
      assertThat(ask(socket, "/first")).endsWith("/first.");
      assertThat(ask(socket, "/a?filter=b=~\"c|[d]^\\é#%\"")).endsWith("/a b=~\"c|[d]^\\é#%\".");
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /** Answers with the path and what the parameter {@code filter} decodes to, and a full stop. */
  private static int listen(Vertx vertx) {
    return vertx
        .createHttpServer()
        .connectionHandler(
            opened ->
                ((ConnectionBase) opened)
                    .channelHandlerContext()
                    .pipeline()
                    .addFirst(TargetEncoder.once()))
        .requestHandler(request -> request.response().end(seen(request) + "."))
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private static String seen(HttpServerRequest request) {
    var filter = request.getParam("filter");
    try {
      return new URI(request.uri()).getPath() + (filter == null ? "" : " " + filter);
    } catch (URISyntaxException e) {
      return e.getMessage();
    }
  }

  private static String ask(Socket socket, String target) throws IOException {
    var head = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    var answer = new ByteArrayOutputStream();
    int last = socket.getInputStream().read();
    while (last >= 0) {
      answer.write(last);
      if (last == '.' && answer.toString(StandardCharsets.UTF_8).contains("\r\n\r\n")) {
        break;
      }
      last = socket.getInputStream().read();
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private String target(String written) {
    var head = "GET " + written + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    connection.writeInbound(Unpooled.copiedBuffer(head, StandardCharsets.UTF_8));
    HttpRequest request = connection.readInbound();
    connection.releaseInbound();
    return request.uri();
  }
}
