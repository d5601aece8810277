package io.tocsin.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "/api/v2/alerts?filter=a=\"X\" ~ /api/v2/alerts?filter=a=%22X%22",
        "/a?f={x|y} ~ /a?f=%7Bx%7Cy%7D",
        "/a?f=[bc]^\\d ~ /a?f=%5Bbc%5D%5E%5Cd",
        "/a?f=<b>`c` ~ /a?f=%3Cb%3E%60c%60",
        "/a?f=b#c ~ /a?f=b%23c",
        "/a?text=50% ~ /a?text=50%25",
        "/a?text=%zz%4 ~ /a?text=%25zz%254",
        "/a\"b?c ~ /a%22b?c",
      })
  void encodesWhatShouldHaveBeen(String target, String encoded) {
    assertThat(RequestTarget.encoded(target)).isEqualTo(encoded);
    assertThat(URI.create(encoded)).hasToString(encoded);
  }

  @Test
  void encodesEachByteThatIsNotAscii() {
    var bytes =
        new String("/a?f=é🙂".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(RequestTarget.encoded(bytes)).isEqualTo("/a?f=%C3%A9%F0%9F%99%82");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/a?b=c%20d&e='f'+g;h(i)!*,~@:$", "*", "http://[::1]:9093/a?b={c}", "/a b"})
  void leavesTheRestAsItIs(String target) {
    assertThat(RequestTarget.encoded(target)).isEqualTo(target);
  }
}
