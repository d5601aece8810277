package io.tocsin.notifier.receiver.pagerduty;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static io.tocsin.testkit.http.Call.any;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Secret;
import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.HttpSettings;
import io.tocsin.configuration.receiver.PagerDutyIntegration;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.http.Reply;
import io.tocsin.testkit.pagerduty.FakePagerDuty;
import io.tocsin.testkit.pagerduty.OpenIncident;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyNotifierTest {
  private static final Destination PD = new Destination("team", "pagerduty", 0);

  private final TestingReceivers receivers = new TestingReceivers();
  private final FakePagerDuty pagerDuty = new FakePagerDuty(receivers.clock);
  private final NotificationFixture page = firing(PD, "DiskFull");
  private final PagerDutyNotifier notifier =
      new PagerDutyNotifier(receivers.exchange, receivers.texts, receivers.config);

  @AfterEach
  void close() {
    pagerDuty.close();
  }

  @Test
  @DisplayName("the event has Alertmanager's fields and its dedup key")
  void eventIsAlertmanagers() {
    var answer = deliver(page, "error");

    var event = pagerDuty.events().last();
    var key = page.build().groupKey().hash();
    assertThat(answer)
        .isEqualTo(new ProviderAnswer.Accepted(answer.text(), Map.of("dedup_key", key)));
    assertThat(event.action()).isEqualTo("trigger");
    assertThat(event.dedupKey()).isEqualTo(key);
    assertThat(event.summary()).isEqualTo("[FIRING:1] DiskFull ");
    assertThat(event.body().path("client").asText()).isEqualTo("Alertmanager");
    assertThat(event.body().path("client_url").asText())
        .isEqualTo("http://am.example.org/#/alerts?receiver=team");
    assertThat(event.body().path("payload").path("source").asText()).isEqualTo("Alertmanager");
    var details = event.body().path("payload").path("custom_details");
    assertThat(details.path("num_firing").asInt()).isEqualTo(1);
    assertThat(details.path("resolved").isArray()).isTrue();
    assertThat(details.path("firing").path(0).path("labels").path("alertname").asText())
        .isEqualTo("DiskFull");
  }

  @Test
  void resolvedGroupClosesItsIncident() {
    deliver(page, "error");
    deliver(page.resolved(), "error");

    assertThat(pagerDuty.incidents())
        .extracting(OpenIncident::status)
        .containsExactly(OpenIncident.Status.RESOLVED);
  }

  @ParameterizedTest
  @Tag("ACK-31")
  @DisplayName("PagerDuty never sees a severity it does not know")
  @CsvSource({
    "critical, critical",
    "page, critical",
    "Warning, warning",
    "info, info",
    "none, info",
    "high, error",
    "nonsense, error"
  })
  void severityIsNormalised(String configured, String sent) {
    deliver(page, configured);

    assertThat(pagerDuty.events().last().severity()).isEqualTo(sent);
  }

  @Test
  @Tag("ACK-31")
  @DisplayName("a name of 5000 characters becomes a summary of 1024")
  void summaryIsCut() {
    var longName = firing(PD, "x".repeat(5000));

    assertThat(deliver(longName, "error")).isInstanceOf(ProviderAnswer.Accepted.class);

    assertThat(pagerDuty.events().last().summary()).hasSize(1024).endsWith("…");
    assertThat(pagerDuty.events().all()).hasSize(1);
  }

  @Test
  @Tag("B113")
  @DisplayName("details over 512 kB are left out, the page is not")
  void hugeDetailsAreLeftOut() {
    var alerts =
        IntStream.range(0, 2000)
            .mapToObj(i -> alert("DiskFull", AlertStatus.FIRING, "i", i + "x".repeat(400)))
            .toList();

    assertThat(deliver(page.with(alerts), "error")).isInstanceOf(ProviderAnswer.Accepted.class);

    var details = pagerDuty.events().last().body().path("payload").path("custom_details");
    assertThat(details.has("firing")).isFalse();
    assertThat(details.has("error")).isTrue();
  }

  @Test
  @DisplayName("a refused event goes out once more in minimal form")
  void refusedEventIsSentInMinimalForm() {
    pagerDuty.faults().once(any(), Fault.answer(refused()));

    assertThat(deliver(page, "error")).isInstanceOf(ProviderAnswer.Accepted.class);

    assertThat(pagerDuty.events().last().body().path("payload").has("custom_details")).isFalse();
  }

  @Test
  @DisplayName("refused twice, it is given up")
  void eventRefusedTwiceIsGivenUp() {
    pagerDuty.faults().always(any(), Fault.answer(refused()));

    assertThat(deliver(page, "error")).isInstanceOf(ProviderAnswer.Refused.class);
    var requests =
        receivers.registry.counter(
            "alertmanager.notification.requests", "integration", "pagerduty");
    assertThat(requests.count()).isEqualTo(2);
  }

  @ParameterizedTest
  @DisplayName("an event that is too long is sent with fewer alerts at once")
  @ValueSource(ints = {400, 413})
  void tooLongEventShowsFewerAlerts(int status) {
    pagerDuty.faults().once(any(), Fault.status(status));
    var alerts =
        IntStream.range(0, 20)
            .mapToObj(i -> alert("DiskFull", AlertStatus.FIRING, "i", String.valueOf(i)))
            .toList();

    assertThat(deliver(page.with(alerts), "error")).isInstanceOf(ProviderAnswer.Accepted.class);

    var details = pagerDuty.events().last().body().path("payload").path("custom_details");
    assertThat(details.path("firing")).hasSize(5);
    assertThat(details.path("num_firing").asInt()).isEqualTo(20);
  }

  @Test
  @DisplayName("a routing key that cannot be filled in is no other key")
  void unfilledRoutingKeyNeedsAPerson() {
    var answer =
        notifier.deliver(
            integration("{{ if .Status }}k{{ end }}", "error"), receivers.attempt(page));

    assertThat(answer).isInstanceOf(ProviderAnswer.NeedsAttention.class);
    assertThat(answer.text()).contains("its routing_key");
    assertThat(pagerDuty.events().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @DisplayName("answers")
  @CsvSource({
    "403, NeedsAttention",
    "404, NeedsAttention",
    "429, TryAfter",
    "500, TryAgain",
    "408, TryAgain"
  })
  void statusDecides(int status, String kind) {
    pagerDuty.faults().always(any(), Fault.status(status));

    assertThat(deliver(page, "error").getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  @Tag("B106")
  @DisplayName("an answer that repeats the routing key does not bring it into the log")
  void routingKeyStaysSecret() {
    pagerDuty
        .faults()
        .always(any(), Fault.answer(Reply.text(500, "key " + FakePagerDuty.ROUTING_KEY)));

    assertThat(deliver(page, "error").text()).contains("<redacted>").doesNotContain("R0UT1NG");
  }

  private static Reply refused() {
    return Reply.json(400, "{\"status\":\"invalid event\",\"errors\":[\"x\"]}");
  }

  private ProviderAnswer deliver(NotificationFixture notification, String severity) {
    return notifier.deliver(integration(severity), receivers.attempt(notification));
  }

  private PagerDutyIntegration integration(String severity) {
    return integration(FakePagerDuty.ROUTING_KEY, severity);
  }

  private PagerDutyIntegration integration(String routingKey, String severity) {
    return new PagerDutyIntegration(
        true,
        new SecretSource.Inline(new Secret(routingKey)),
        pagerDuty.url(),
        "{{ template \"pagerduty.default.client\" . }}",
        "{{ template \"pagerduty.default.clientURL\" . }}",
        "",
        "",
        severity,
        Map.of(),
        "",
        "",
        "",
        List.of(),
        List.of(),
        Optional.empty(),
        HttpSettings.DEFAULT);
  }
}
