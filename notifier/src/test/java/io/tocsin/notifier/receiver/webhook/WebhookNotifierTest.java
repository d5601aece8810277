package io.tocsin.notifier.receiver.webhook;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static io.tocsin.testkit.http.Call.any;
import static io.tocsin.testkit.http.Call.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Secret;
import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.HttpSettings;
import io.tocsin.configuration.receiver.WebhookIntegration;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.http.Reply;
import io.tocsin.testkit.webhook.WebhookSink;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookNotifierTest {
  private static final Destination HOOK = new Destination("team", "webhook", 0);

  private final TestingReceivers receivers = new TestingReceivers();
  private final WebhookSink sink = new WebhookSink(receivers.clock);
  private final WebhookNotifier notifier =
      new WebhookNotifier(receivers.exchange, receivers.texts, receivers.config);

  @AfterEach
  void close() {
    sink.close();
  }

  @Test
  void acceptedWebhookTellsItsDeliveryId() {
    var answer = deliver();

    assertThat(answer).isInstanceOf(ProviderAnswer.Accepted.class);
    var request = sink.received().last().request();
    assertThat(request.header("User-Agent")).contains("Alertmanager/0.34.0");
    assertThat(request.header("Content-Type")).contains("application/json");
    assertThat(request.header("X-Tocsin-Delivery")).contains("delivery-DiskFull-1-1");
    assertThat(request.text()).endsWith("}\n");
  }

  @ParameterizedTest
  @Tag("F08")
  @Tag("AM-S22")
  @DisplayName("what each status leads to")
  @CsvSource({
    "500, TryAgain, SERVER_ERROR",
    "503, TryAgain, SERVER_ERROR",
    "408, TryAgain, CLIENT_ERROR",
    "400, TryAgain, CLIENT_ERROR",
    "401, NeedsAttention, AUTH_ERROR",
    "403, NeedsAttention, AUTH_ERROR",
    "404, NeedsAttention, CLIENT_ERROR",
    "410, NeedsAttention, CLIENT_ERROR",
    "429, TryAfter, RATE_LIMITED"
  })
  void statusDecides(int status, String kind, Failure why) {
    sink.faults().always(any(), Fault.status(status));

    var answer = deliver();

    assertThat(answer.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(answer.failure()).contains(why);
  }

  @Test
  @Tag("ACK-16")
  @DisplayName("a 429 that does not say for how long means 30 s")
  void quietIsAssumed() {
    sink.faults().always(any(), Fault.status(429));

    assertThat(deliver())
        .isInstanceOfSatisfying(
            ProviderAnswer.TryAfter.class,
            it -> assertThat(it.pause()).isEqualTo(Duration.ofSeconds(30)));
  }

  @Test
  @Tag("B105")
  @DisplayName("of a long answer only the beginning is read, and its status counts")
  void longAnswerIsCut() {
    sink.faults().always(any(), Fault.answer(Reply.text(200, "x".repeat(5_000_000))));

    assertThat(deliver())
        .isInstanceOfSatisfying(
            ProviderAnswer.Accepted.class, it -> assertThat(it.text().length()).isLessThan(250));
  }

  @Test
  @Tag("AM-S35b")
  @DisplayName("a server that never answers costs one time-out")
  void silentServerTimesOut() {
    var hang = new Fault.Hang();
    sink.faults().always(any(), hang);

    var answer = deliver(integration(HttpSettings.DEFAULT, Optional.of(Duration.ofMillis(200))));

    assertThat(answer.failure()).contains(Failure.CONTEXT_DEADLINE_EXCEEDED);
    hang.release();
  }

  @Test
  @Tag("AM-T10")
  @DisplayName("timeout 500ms cuts an attempt whose answer would take 2 s")
  void configuredTimeoutCutsTheAttempt() {
    sink.faults().once(any(), new Fault.Delay(Duration.ofSeconds(2)));

    var answer = deliver(integration(HttpSettings.DEFAULT, Optional.of(Duration.ofMillis(500))));

    assertThat(answer.failure()).contains(Failure.CONTEXT_DEADLINE_EXCEEDED);
    assertThat(answer.text()).isEqualTo("no answer within 500 ms");
  }

  @Test
  @Tag("ACK-44")
  @DisplayName("the webhook came and the answer is lost: the same delivery id again")
  void lostAnswerRepeatsTheDeliveryId() {
    sink.faults().once(any(), Fault.Drop.AFTER_HANDLING);
    assertThat(deliver()).isInstanceOf(ProviderAnswer.TryAgain.class);

    assertThat(deliver()).isInstanceOf(ProviderAnswer.Accepted.class);

    assertThat(sink.received().all())
        .extracting(it -> it.request().header("X-Tocsin-Delivery").orElseThrow())
        .containsExactly("delivery-DiskFull-1-1", "delivery-DiskFull-1-1");
  }

  @Test
  @Tag("B103")
  @DisplayName("redirects are followed only if the receiver says so")
  void redirectIsARefusalUnlessSwitchedOn() {
    var elsewhere = sink.url().resolve("/elsewhere").toString();
    sink.faults()
        .always(to("/webhook"), Fault.answer(Reply.empty(307).with("Location", elsewhere)));
    var off =
        new HttpSettings(
            Optional.empty(), "Bearer", Optional.empty(), false, Optional.empty(), false);

    assertThat(deliver(integration(off, Optional.empty())))
        .isInstanceOf(ProviderAnswer.TryAgain.class);
    assertThat(sink.received().isEmpty()).isTrue();

    assertThat(deliver()).isInstanceOf(ProviderAnswer.Accepted.class);
    assertThat(sink.received().last().request().path()).isEqualTo("/elsewhere");
    assertThat(sink.received().last().status()).isEqualTo("firing");
  }

  @Test
  @Tag("B106")
  @DisplayName("the address is a secret and shows in no answer")
  void addressStaysSecret() {
    var url = "http://127.0.0.1:1/hooks/very-secret-path";

    var answer = deliver(integration(url, HttpSettings.DEFAULT, Optional.empty()));

    assertThat(answer).isInstanceOf(ProviderAnswer.TryAgain.class);
    assertThat(answer.text()).doesNotContain("very-secret-path");
  }

  @ParameterizedTest(name = "{0} is written and {1} is asked for")
  @CsvSource({"/{x}, /{x}", "/[a], /[a]", "/a b, /a b", "/?text=50%, /", "/x|y^z, /x|y^z"})
  void addressesThatGoReadsAreSentTo(String written, String asked) {
    var base = "http://:" + sink.url().getPort();

    var answer = deliver(integration(base + written, HttpSettings.DEFAULT, Optional.empty()));

    assertThat(answer).isInstanceOf(ProviderAnswer.Accepted.class);
    assertThat(sink.received().last().request().path()).isEqualTo(asked);
  }

  @Test
  void redirectToAnAddressThatGoReadsIsFollowed() {
    var elsewhere = sink.url().resolve("/").toString() + "{else where}?50%";
    sink.faults()
        .always(to("/webhook"), Fault.answer(Reply.empty(307).with("Location", elsewhere)));

    assertThat(deliver()).isInstanceOf(ProviderAnswer.Accepted.class);
    assertThat(sink.received().last().request().path()).isEqualTo("/{else where}");
  }

  @Test
  @Tag("B104")
  @DisplayName("an address that is not of HTTP is refused")
  void otherSchemesAreRefused() {
    var answer = deliver(integration("file:///etc/passwd", HttpSettings.DEFAULT, Optional.empty()));

    assertThat(answer).isInstanceOf(ProviderAnswer.NeedsAttention.class);
    assertThat(answer.text()).startsWith("its url cannot be used: ").doesNotContain("passwd");
  }

  @Test
  @DisplayName("a body that is too large is sent with fewer alerts, then none")
  void tooLargeBodyShowsFewerAlerts() {
    sink.faults().once(any(), Fault.status(413));
    sink.faults().once(any(), Fault.status(413));
    var alerts =
        IntStream.range(0, 20)
            .mapToObj(i -> alert("DiskFull", AlertStatus.FIRING, "i", String.valueOf(i)))
            .toList();

    var answer =
        notifier.deliver(
            integration(HttpSettings.DEFAULT, Optional.empty()),
            receivers.attempt(firing(HOOK, "DiskFull").with(alerts)));

    assertThat(answer).isInstanceOf(ProviderAnswer.Accepted.class);
    assertThat(answer.text()).contains("with counts only").contains("413");
    var body = sink.received().last().request().text();
    assertThat(body)
        .contains("\"alerts\":[]")
        .contains("\"truncatedAlerts\":20")
        .contains("\"commonLabels\":{\"alertname\":\"DiskFull\"}");
  }

  @Test
  @DisplayName("an address that cannot be filled in is no other address")
  void unfilledAddressNeedsAPerson() {
    var answer =
        deliver(
            integration(
                sink.url() + "{{ if .Status }}x{{ end }}", HttpSettings.DEFAULT, Optional.empty()));

    assertThat(answer).isInstanceOf(ProviderAnswer.NeedsAttention.class);
    assertThat(answer.text()).contains("its url");
    assertThat(sink.received().isEmpty()).isTrue();
  }

  @Test
  void everyRequestIsCounted() {
    deliver();
    sink.faults().always(any(), Fault.status(500));
    deliver();

    assertThat(count("alertmanager.notification.requests")).isEqualTo(2);
    assertThat(count("alertmanager.notification.requests.failed")).isEqualTo(1);
  }

  private double count(String name) {
    return receivers.registry.counter(name, "integration", "webhook").count();
  }

  private ProviderAnswer deliver() {
    return deliver(integration(HttpSettings.DEFAULT, Optional.empty()));
  }

  private ProviderAnswer deliver(WebhookIntegration webhook) {
    return notifier.deliver(webhook, receivers.attempt(firing(HOOK, "DiskFull")));
  }

  private WebhookIntegration integration(HttpSettings http, Optional<Duration> timeout) {
    return integration(sink.url().toString(), http, timeout);
  }

  private static WebhookIntegration integration(
      String url, HttpSettings http, Optional<Duration> timeout) {
    return new WebhookIntegration(true, new SecretSource.Inline(new Secret(url)), 0, timeout, http);
  }
}
