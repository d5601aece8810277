package io.tocsin.configuration.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read and what is refused is what Debian's amtool said of the same addresses. */
@DisplayName("17.1 addresses by Go's rules")
class WebAddressTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "http://a ~ http://a",
        "http://sms.example.com/?text=50% ~ http://sms.example.com/?text=50%25",
        "http://a/{x} ~ http://a/%7Bx%7D",
        "http://a/[a] ~ http://a/%5Ba%5D",
        "http://a/a b ~ http://a/a%20b",
        "http://:8080/x ~ http://localhost:8080/x",
        "http://u:p@:80/x ~ http://u:p@localhost:80/x",
        "http://a/x|y^z`\\<>\" ~ http://a/x%7Cy%5Ez%60%5C%3C%3E%22",
        "http://a/?q=<x> y&z=1% ~ http://a/?q=%3Cx%3E%20y&z=1%25",
        "http://a/%41?b=%42 ~ http://a/%41?b=%42",
        "http://a/;x?a=b;c=d&e=f+g ~ http://a/;x?a=b;c=d&e=f+g",
        "http://a/#a b ~ http://a/#a%20b",
        "http://a#x ~ http://a#x",
        "http://a?x ~ http://a?x",
        "http://a:/x ~ http://a:/x",
        "http://[::1]:8080/x ~ http://[::1]:8080/x",
        "http://u:p@ss@a/x ~ http://u:p%40ss@a/x",
        "HTTP://a/x ~ http://a/x",
        "http://ä.example/ü?ö=🙂 ~ http://xn--4ca.example/%C3%BC?%C3%B6=%F0%9F%99%82",
        "http://a;b/x ~ http://a;b/x",
        "http://a<b/x ~ http://a%3Cb/x",
      })
  void readAsGoDoes(String text, String address) {
    assertThat(WebAddress.of(text)).isEqualTo(URI.create(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a/50%",
        "http://a/%zz",
        "http://a/#f%",
        "http://a b/x",
        "http://a%20b/",
        "http://[::1/x",
        "http://a:b/x",
        "http://a:-1/",
        "http://user name@a/x",
        "http://u%zz@a/",
        "http://{host}/x",
        "http://a|b/",
        "http://a^b/",
        "http:///x",
        "http://",
        "http:a",
        "ftp://a/x",
        "//a/x",
        "/x",
        "a",
        "",
        " http://a/",
        "http://a/\u0001",
        "http://a/\t"
      })
  void refusedAsGoDoes(String text) {
    assertThatThrownBy(() -> WebAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hostPortAndUserAreFoundInNamesThatJavaDoesNotTakeForOnes() {
    var address = WebAddress.of("http://us:p%2B+@alert_sink:8080/x");

    assertThat(WebAddress.host(address)).isEqualTo("alert_sink");
    assertThat(WebAddress.port(address)).isEqualTo(8080);
    assertThat(WebAddress.user(address)).contains("us:p++");
    assertThat(WebAddress.host(WebAddress.of("http://alert_sink"))).isEqualTo("alert_sink");
    assertThat(WebAddress.port(WebAddress.of("http://[::1]/"))).isEqualTo(-1);
    assertThat(WebAddress.host(WebAddress.of("http://[::1]:1/"))).isEqualTo("[::1]");
    assertThat(WebAddress.user(WebAddress.of("http://a/@"))).isEmpty();
  }

  @Test
  void whatLabelsBringIntoAPathIsEncoded() {
    assertThat(WebAddress.rendered("http://a/50% of x\ny?z=%"))
        .isEqualTo(URI.create("http://a/50%25%20of%20x%0Ay?z=%25"));
  }

  @ParameterizedTest(name = "from http://a/b/c to {0} is {1}")
  @CsvSource({
    "/x, http://a/x",
    "x{1}, http://a/b/x%7B1%7D",
    "//b/y, http://b/y",
    "https://b_c/50%?z={}, https://b_c/50%25?z=%7B%7D",
    "HTTP://b/, http://b/",
    "/x:y, http://a/x:y",
  })
  void redirected(String location, String target) {
    assertThat(WebAddress.redirected(URI.create("http://a/b/c"), location))
        .isEqualTo(URI.create(target));
  }

  @Test
  void noMessageRepeatsTheAddress() {
    assertThatThrownBy(() -> WebAddress.of("http://exa mple/T0KEN"))
        .hasMessageStartingWith("not a URL: ")
        .hasMessageNotContaining("T0KEN");
  }
}
