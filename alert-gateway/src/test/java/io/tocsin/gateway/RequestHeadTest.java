package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a request because of its head, byte by byte. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@Tag("process")
class RequestHeadTest {
  private static final String POST = "POST /api/v2/alerts HTTP/1.1\r\n";
  private static final String HOST = "Host: localhost\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String CLOSE = "Connection: close\r\n";
  private static final String NEXT = "GET /-/healthy HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private Wire wire;

  @BeforeEach
  void untilReady() {
    wire = new Wire(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
    Await.until(
        Duration.ofSeconds(20),
        "the gateway is ready",
        () -> wire.get("/-/ready").statusCode() == 200);
  }

  @Tag("B007")
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "length and chunks,     Content-Length: 2\\r"
        + "\\n"
        + "Transfer-Encoding: chunked\\r"
        + "\\n"
        + "\\r"
        + "\\n"
        + "0\\r"
        + "\\n"
        + "\\r"
        + "\\n",
    "chunks and length,     Transfer-Encoding: chunked\\r"
        + "\\n"
        + "Content-Length: 2\\r"
        + "\\n"
        + "\\r"
        + "\\n"
        + "0\\r"
        + "\\n"
        + "\\r"
        + "\\n",
    "two lengths,           Content-Length: 2\\r\\nContent-Length: 3\\r\\n\\r\\n[] ",
    "a list of lengths,     'Content-Length: 2, 3\\r\\n\\r\\n[] '",
    "a signed length,       Content-Length: +2\\r\\n\\r\\n[]",
    "bare line feed,        Content-Length: 2\\nX-A: b\\r\\n\\r\\n[]",
    "bare carriage return,  X-A: b\\rX-B: c\\r\\nContent-Length: 2\\r\\n\\r\\n[]",
    "blank before colon,    Content-Length : 2\\r\\n\\r\\n[]",
    "blank before colon 2,  Transfer-Encoding : chunked\\r\\n\\r\\n0\\r\\n\\r\\n",
    "encoding that is none, Transfer-Encoding: xchunked\\r\\nContent-Length: 2\\r\\n\\r\\n[]",
    "identity and length,   Transfer-Encoding: identity\\r\\nContent-Length: 2\\r\\n\\r\\n[]",
    "two encodings,         'Transfer-Encoding: gzip, chunked\\r\\n\\r\\n0\\r\\n\\r\\n'",
    "two Hosts,             Host: evil.example\\r\\nContent-Length: 2\\r\\n\\r\\n[]",
  })
  void ambiguousHeadIsTheLast(String what, String lines) {
    var answer = wire.answer(POST + HOST + JSON + raw(lines) + NEXT);

    assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("HTTP/1.1 200");
  }

  @Test
  @Tag("B007")
  @DisplayName("a Host that is no name")
  void noHost() {
    assertThat(wire.answer("GET /-/healthy HTTP/1.1\r\nHost: a b\r\n" + CLOSE + "\r\n"))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  @Tag("B007")
  @DisplayName("a bare line feed at the end of the first line")
  void bareLineFeedInTheFirstLine() {
    assertThat(wire.answer("GET /-/healthy HTTP/1.1\nHost: localhost\r\n\r\n" + NEXT))
        .contains(" 400 ")
        .doesNotContain(" 200 ");
  }

  @Test
  @Tag("B012")
  @DisplayName("no HTTP/2 in the clear, so no floods of its frames; the intake goes on")
  void noHttp2() {
    var answer =
        wire.answer("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\0\0\0\4\0\0\0\0\0".repeat(1000));

    assertThat(answer).doesNotContain(" 200 ");
    assertThat(wire.post("/api/v2/alerts", "[]").statusCode()).isEqualTo(200);
  }

  @Tag("B014")
  @ParameterizedTest(name = "called {0}, the answer is {1}")
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:9093, 200",
    "127.0.0.1:9093, 200",
    "[::1]:9093, 200",
    "192.0.2.7, 200",
    "evil.example, 421",
    "evil.example:9093, 421",
    "localhost.evil.example, 421",
  })
  void names(String host, int status) {
    assertThat(
            wire.answer("GET /api/v2/status HTTP/1.1\r\nHost: " + host + "\r\n" + CLOSE + "\r\n"))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  @Tag("B014")
  @DisplayName("simple probes that name no host are answered")
  void noName() {
    assertThat(wire.answer("GET /-/healthy HTTP/1.0\r\n\r\n")).contains(" 200 ");
  }

  @Test
  @DisplayName("an HTTP/1.1 request without a Host header gets 400, without a stack trace")
  void noHostAtAll() {
    try (var trouble = new LoggedTrouble()) {
      var answer = wire.answer("GET /-/healthy HTTP/1.1\r\n\r\n");

      assertThat(answer)
          .startsWith("HTTP/1.1 400 ")
          .endsWith("400 Bad Request: missing required Host header");
      assertThat(trouble.lines()).isEmpty();
    }
  }

  @Test
  @Tag("B014")
  @DisplayName("a probe whose host is empty is answered like one that names none")
  void emptyHost() {
    assertThat(wire.answer("GET /-/healthy HTTP/1.1\r\nHost:\r\n" + CLOSE + "\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  @Tag("B015")
  @DisplayName("what a stranger says about the way to us is not believed")
  void forwarded() {
    var forwarded =
        "X-Forwarded-Host: %1$s\r\n"
            + "X-Forwarded-Proto: https\r\n"
            + "X-Forwarded-For: 192.0.2.1\r\n"
            + "Forwarded: host=%1$s\r\n";

    var otherName =
        wire.answer(
            "GET /-/healthy HTTP/1.1\r\nHost: evil.example\r\n"
                + forwarded.formatted("localhost")
                + CLOSE
                + "\r\n");
    var otherPage =
        wire.answer(
            POST
                + HOST
                + forwarded.formatted("evil.example")
                + "Origin: https://evil.example\r\n"
                + JSON
                + CLOSE
                + "Content-Length: 2\r\n\r\n[]");

    assertThat(otherName).startsWith("HTTP/1.1 421 ");
    assertThat(otherPage).startsWith("HTTP/1.1 403 ");
  }

  @Test
  @Tag("B016")
  @DisplayName("a page of another origin changes nothing and reads nothing")
  void otherOrigin() {
    var change = posted("Origin: https://evil.example\r\n");
    var look =
        wire.answer(
            "GET /api/v2/status HTTP/1.1\r\n"
                + HOST
                + CLOSE
                + "Origin: https://evil.example\r\n\r\n");

    assertThat(change).startsWith("HTTP/1.1 403 ").contains("tocsin.web.allowed-origins");
    assertThat(look).startsWith("HTTP/1.1 200 ").doesNotContainIgnoringCase("Access-Control-");
  }

  @Test
  @Tag("B016")
  @DisplayName("our own page may")
  void ownOrigin() {
    assertThat(posted("Origin: http://localhost\r\n")).startsWith("HTTP/1.1 200 ");
  }

  @Tag("B017")
  @ParameterizedTest(name = "{0}, the answer is {1}")
  @CsvSource({"cross-site, 403", "same-site, 403", "same-origin, 200", "none, 200"})
  void otherSite(String site, int status) {
    assertThat(posted("Sec-Fetch-Site: " + site + "\r\n")).startsWith("HTTP/1.1 " + status + " ");
  }

  @Tag("B017")
  @ParameterizedTest(name = "not by {0}, either")
  @ValueSource(strings = {"/-/reload", "/hooks/alertmanager", "/api/v2/silences", "/nowhere"})
  void otherSiteAnywhere(String path) {
    assertThat(
            wire.answer(
                "POST "
                    + path
                    + " HTTP/1.1\r\n"
                    + HOST
                    + "Sec-Fetch-Site: cross-site\r\n"
                    + "Content-Length: 0\r\n\r\n"))
        .startsWith("HTTP/1.1 403 ");
  }

  @Tag("B018")
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Authorization: Bearer a\r\nAuthorization: Basic b\r\n",
        "Authorization: Basic b\r\nAuthorization: Basic b\r\n",
        "Authorization: Basic b, Bearer a\r\n"
      })
  void twoCredentials(String headers) {
    assertThat(posted(headers)).startsWith("HTTP/1.1 400 ");
  }

  @Tag("B019")
  @ParameterizedTest(name = "no {0}")
  @CsvSource({
    "websocket, Sec-WebSocket-Version: 13\\r\\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\n",
    "h2c,       HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\\r\\n",
  })
  void noUpgrade(String protocol, String lines) {
    var upgrade =
        "Connection: Upgrade, HTTP2-Settings\r\n" + CLOSE + "Upgrade: " + protocol + "\r\n";

    var answer =
        wire.answer("GET /api/v2/status HTTP/1.1\r\n" + HOST + upgrade + raw(lines) + "\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200 ");
  }

  @Tag("B020")
  @ParameterizedTest(name = "{0} is refused before the body is asked for")
  @CsvSource({
    "Origin: https://evil.example\\r\\nContent-Type: application/json, 403",
    "Authorization: Basic a\\r\\nAuthorization: Basic b,               400",
    "Content-Type: text/plain,                                         415",
    "Content-Type: application/json\\r\\nContent-Encoding: zstd,       415",
  })
  void refusedUnread(String lines, int status) {
    var answer =
        wire.answer(
            POST + HOST + raw(lines) + "\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").doesNotContain("100 Continue");
  }

  @Test
  @Tag("B020")
  @Tag("B006")
  @DisplayName("a body that would be too large is not asked for")
  void tooLargeUnread() {
    var answer =
        wire.answer(
            POST + HOST + JSON + "Content-Length: 11000000\r\nExpect: 100-continue\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413 ");
  }

  @Tag("B020")
  @Tag("B006")
  @ParameterizedTest(name = "a body that would be too large for {0} is not asked for")
  @CsvSource({
    "/api/v2/silences, ''",
    "/api/v1/explain, 'Authorization: Bearer secret-of-the-test\\r\\nConnection: close\\r\\n'",
  })
  void tooLargeForACallUnread(String path, String lines) {
    var head = "POST " + path + " HTTP/1.1\r\n" + HOST + JSON + raw(lines);

    var answer = wire.answer(head + "Content-Length: 11000000\r\nExpect: 100-continue\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413 ").doesNotContain("100 Continue");
  }

  @Test
  @Tag("B020")
  @DisplayName("of silences only JSON is asked for, and what is refused ends the connection")
  void wrongTypeOfSilenceUnread() {
    var head = "POST /api/v2/silences HTTP/1.1\r\n" + HOST + "Content-Type: text/plain\r\n";

    var answer = wire.answer(head + "Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 415 ").doesNotContain("100 Continue");
  }

  @Test
  @Tag("B020")
  @DisplayName("a good silence is asked for")
  void goOnWithASilence() {
    var head = "POST /api/v2/silences HTTP/1.1\r\n" + HOST + JSON + CLOSE;

    var answer =
        wire.answerOnceAskedFor(head + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n", "{}");

    assertThat(answer).startsWith("HTTP/1.1 422 ");
  }

  @Test
  @Tag("B020")
  @DisplayName("a valid head gets 100 Continue")
  void goOn() {
    var answer =
        wire.answerOnceAskedFor(
            POST + HOST + JSON + CLOSE + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n", "[]");

    assertThat(answer).startsWith("HTTP/1.1 200 ");
  }

  private String posted(String headers) {
    return wire.answer(POST + HOST + JSON + CLOSE + headers + "Content-Length: 2\r\n\r\n[]");
  }

  private static String raw(String escaped) {
    return escaped.replace("\\r", "\r").replace("\\n", "\n");
  }
}
