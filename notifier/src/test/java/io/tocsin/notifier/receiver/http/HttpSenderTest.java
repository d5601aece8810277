package io.tocsin.notifier.receiver.http;

import static io.tocsin.testkit.http.Call.any;
import static io.tocsin.testkit.http.Call.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.configuration.Secret;
import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.HttpSettings;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.notifier.receiver.target.TestingTargets;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.http.Faults;
import io.tocsin.testkit.http.KeepAlive;
import io.tocsin.testkit.http.LoopbackServer;
import io.tocsin.testkit.http.Reply;
import io.tocsin.testkit.tls.ServerTls;
import io.tocsin.testkit.tls.TestAuthority;
import io.tocsin.testkit.webhook.WebhookSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSenderTest {
  private final TestingReceivers receivers = new TestingReceivers();
  private final WebhookSink sink = new WebhookSink(receivers.clock);
  private final WebhookSink elsewhere = new WebhookSink(receivers.clock);

  @AfterEach
  void close() {
    sink.close();
    elsewhere.close();
  }

  @ParameterizedTest
  @Tag("B100")
  @Tag("B102")
  @DisplayName("a refused target needs a person, who is told what to write")
  @ValueSource(
      strings = {
        "http://127.0.0.1:9/",
        "http://localhost:9/",
        "http://[::1]:9/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:169.254.169.254]/",
        "http://2130706433/",
        "http://good.example@169.254.169.254/"
      })
  void refusedTargetNeedsAPerson(String url) {
    var byDefault = new TestingReceivers(TestingTargets.byDefault());

    var answer =
        byDefault.exchange.send(
            "webhook", post(URI.create(url), open()), HttpAnswer::failureAnswer);

    assertThat(answer).isInstanceOf(ProviderAnswer.NeedsAttention.class);
    assertThat(answer.text()).startsWith("not connected: ").doesNotContain("meta-data");
  }

  @Test
  @Tag("B102")
  @DisplayName("what is behind a # is no host")
  void fragmentIsNoHost() throws Exception {
    var url = URI.create(sink.url() + "#@169.254.169.254/");

    assertThat(receivers.http.post(post(url, open())).status()).isEqualTo(200);
    assertThat(sink.received().last().request().path()).isEqualTo("/webhook");
  }

  @Test
  @Tag("B103")
  @DisplayName("a redirect to a refused target is not followed there")
  void redirectIsCheckedToo() {
    redirect(sink, "/webhook", 307, "http://169.254.169.254/latest");

    assertThatThrownBy(() -> receivers.http.post(post(sink.url(), open())))
        .hasMessageContaining("169.254.0.0/16");
  }

  @Test
  @Tag("B103")
  @DisplayName("credentials do not follow a redirect to another host")
  void credentialsStayWithTheirHost() throws Exception {
    redirect(sink, "/webhook", 307, elsewhere.url().toString());

    receivers.http.post(post(sink.url(), withToken()));

    assertThat(elsewhere.received().last().request().header("Authorization")).isEmpty();
  }

  @Test
  @Tag("B103")
  @DisplayName("the fourth redirect in a row is one too many")
  void redirectsEnd() {
    redirect(sink, "/webhook", 308, sink.url().toString());

    assertThatThrownBy(() -> receivers.http.post(post(sink.url(), open())))
        .isInstanceOf(IOException.class)
        .hasMessage("redirected more than 3 times");
  }

  @ParameterizedTest
  @Tag("B104")
  @Tag("F08")
  @DisplayName("an invalid URL needs attention, and the error names the field and not the secret")
  @ValueSource(
      strings = {
        "ftp://host.example/T0KEN",
        "file:///etc/T0KEN",
        "T0KEN",
        "http:///T0KEN",
        "http://host.example:99999/T0KEN",
        "http://a..b/T0KEN",
      })
  void wrongAddressNeedsAPerson(String url) {
    var answer =
        receivers.exchange.send(
            "webhook", post(URI.create(url), open()), HttpAnswer::failureAnswer);

    assertThat(answer).isInstanceOf(ProviderAnswer.NeedsAttention.class);
    assertThat(answer.text()).startsWith("its url cannot be used: it ").doesNotContain("T0KEN");
  }

  @ParameterizedTest
  @Tag("B103")
  @Tag("F08")
  @DisplayName("a redirect that leads nowhere is parked in the end")
  @ValueSource(strings = {"ftp://host.example/T0KEN", "http://host.example:99999/T0KEN"})
  void redirectToNoAddressOfHttpIsParkedInTheEnd(String location) {
    redirect(sink, "/webhook", 307, location);

    var answer =
        receivers.exchange.send("webhook", post(sink.url(), open()), HttpAnswer::failureAnswer);

    assertThat(answer)
        .isInstanceOfSatisfying(
            ProviderAnswer.TryAgain.class, it -> assertThat(it.parksEventually()).isTrue());
    assertThat(answer.text()).startsWith("redirected to").doesNotContain("T0KEN");
  }

  @Test
  @Tag("B105")
  @DisplayName("an answer without end is cut, and its status counts")
  void endlessAnswerIsCut() throws Exception {
    sink.faults().always(any(), new Fault.Endless());

    var answer = receivers.http.post(post(sink.url(), open()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).startsWith("more more").hasSizeLessThan(250);
  }

  @Test
  @Tag("B105")
  @DisplayName("nothing is unpacked, so a small answer stays small")
  void packedAnswerStaysPacked() throws Exception {
    sink.faults()
        .always(any(), Fault.answer(Reply.text(200, "packed").with("Content-Encoding", "gzip")));

    assertThat(receivers.http.post(post(sink.url(), open())).body()).isEqualTo("packed");
  }

  @Test
  @Tag("ACK-44")
  @DisplayName("a connection that breaks after the head of the answer has answered")
  void headOfTheAnswerCounts() throws Exception {
    sink.faults().always(any(), Fault.Drop.WITHIN_THE_ANSWER);

    assertThat(receivers.http.post(post(sink.url(), open())).status()).isEqualTo(200);
  }

  @Test
  @Tag("P5")
  @DisplayName("the client sends nothing a second time by itself")
  void clientDoesNotRepeat() {
    sink.faults().always(any(), Fault.Drop.AFTER_HANDLING);

    assertThatThrownBy(() -> receivers.http.post(post(sink.url(), open())))
        .isInstanceOf(IOException.class);
    assertThat(sink.received().all()).hasSize(1);
  }

  @Test
  @Tag("P5")
  @DisplayName("a request that a kept connection loses is repeated on a new one, once")
  void requestOnClosedConnectionIsRepeatedOnce() throws Exception {
    receivers.http.post(post(sink.url(), open()));
    sink.faults().always(any(), Fault.Drop.AFTER_HANDLING);

    assertThatThrownBy(() -> receivers.http.post(post(sink.url(), open())))
        .isInstanceOf(IOException.class);

    assertThat(sink.received().all()).hasSize(3);
  }

  @Test
  @Tag("B106")
  @DisplayName("control characters of an answer do not reach the log")
  void answerIsMadeFit() throws Exception {
    sink.faults()
        .always(any(), Fault.answer(Reply.text(500, "a\u001b[31mred\r\nlevel=info\u202Eevil")));

    assertThat(receivers.http.post(post(sink.url(), open())).body())
        .isEqualTo("a [31mred level=info evil");
  }

  @Test
  @Tag("B107")
  @DisplayName("a certificate is trusted by its authority or by one receiver's own choice")
  void certificateIsChecked(@TempDir Path folder) throws Exception {
    var authority = new TestAuthority();
    var ca = Files.writeString(folder.resolve("ca.pem"), authority.pem());
    try (var server = https(authority)) {
      assertThatThrownBy(() -> receivers.http.post(post(server.uri("/"), open())))
          .hasMessageStartingWith("TLS failed");
      assertThat(receivers.http.post(post(server.uri("/"), trusting(ca))).status()).isEqualTo(200);
      assertThat(receivers.http.post(post(server.uri("/"), trustingAnybody())).status())
          .isEqualTo(200);
      assertThatThrownBy(() -> receivers.http.post(post(server.uri("/"), open())))
          .hasMessageStartingWith("TLS failed");
    }
  }

  @Test
  @Tag("B107")
  @DisplayName("a good certificate of another host is a wrong one")
  void hostNameIsChecked(@TempDir Path folder) throws Exception {
    var authority = new TestAuthority();
    var ca = Files.writeString(folder.resolve("ca.pem"), authority.pem());
    try (var server = https(authority)) {
      var otherName = URI.create("https://127.0.0.2:" + server.port() + "/");

      assertThatThrownBy(() -> receivers.http.post(post(otherName, trusting(ca))))
          .isInstanceOf(IOException.class);
    }
  }

  private LoopbackServer https(TestAuthority authority) {
    return new LoopbackServer(
        new ServerTls(authority),
        KeepAlive.GENEROUS,
        receivers.clock,
        new Faults(),
        _ -> Reply.empty(200));
  }

  private static void redirect(WebhookSink from, String path, int status, String location) {
    from.faults().always(to(path), Fault.answer(Reply.empty(status).with("Location", location)));
  }

  private static HttpPost post(URI url, HttpSettings settings) {
    return new HttpPost("url", url, "{}", Map.of(), List.of(), Duration.ofSeconds(5), settings);
  }

  private static HttpSettings open() {
    return HttpSettings.DEFAULT;
  }

  private static HttpSettings withToken() {
    return settings(
        Optional.of(new SecretSource.Inline(new Secret("token"))), Optional.empty(), false);
  }

  private static HttpSettings trusting(Path ca) {
    return settings(Optional.empty(), Optional.of(ca), false);
  }

  private static HttpSettings trustingAnybody() {
    return settings(Optional.empty(), Optional.empty(), true);
  }

  private static HttpSettings settings(
      Optional<SecretSource> token, Optional<Path> ca, boolean anybody) {
    return new HttpSettings(Optional.empty(), "Bearer", token, true, ca, anybody);
  }
}
