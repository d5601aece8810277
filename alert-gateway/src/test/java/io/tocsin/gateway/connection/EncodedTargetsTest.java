package io.tocsin.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodedTargetsTest {
  private final EmbeddedChannel connection = new EmbeddedChannel(EncodedTargets.once());

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

  private String target(String written) {
    var head = "GET " + written + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    connection.writeInbound(Unpooled.copiedBuffer(head, StandardCharsets.UTF_8));
    HttpRequest request = connection.readInbound();
    connection.releaseInbound();
    return request.uri();
  }
}
