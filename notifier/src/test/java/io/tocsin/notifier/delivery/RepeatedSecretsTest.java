package io.tocsin.notifier.delivery;

import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.serde.EventJson;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.notifier.receiver.email.TestingEmail;
import io.tocsin.notifier.receiver.pagerduty.TestingPagerDuty;
import io.tocsin.notifier.receiver.slack.TestingSlack;
import io.tocsin.notifier.receiver.webhook.TestingWebhook;
import io.tocsin.testkit.http.RawServer;
import io.tocsin.testkit.http.Repeating;
import io.tocsin.testkit.smtp.FakeSmtp;
import io.tocsin.testkit.smtp.SmtpFault;
import io.tocsin.testkit.smtp.SmtpOffers;
import io.tocsin.testkit.smtp.SmtpStage;
import io.tocsin.testkit.wait.Await;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 10, item 15: what a provider repeats of our request goes nowhere. */
class RepeatedSecretsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Parts of secrets; none is contained in anything else that is logged. */
  private static final List<String> CANARIES =
      List.of(
          "T7QX04KZJ",
          "B9WJ31VPY",
          "mZk83hQv71Lr",
          "q5Vx/9+Tz&w",
          "pA55w0rd+kJ3 x",
          "Kd82hGsv64Pm",
          "zR47-uNb92-wEc",
          "f00cafe9d3b1e77a",
          "Jw6mX2pQt8");

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");
  private static final int TELLING = 6;

  private final TestingReceivers testing = new TestingReceivers();
  private final MemoryLog log = new MemoryLog();
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private final RecordedLog lines = new RecordedLog();

  @AfterEach
  void close() {
    lines.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 404, 429, 500})
  void providerThatRepeatsRequestLeaksNothing(int status) throws Exception {
    try (var provider = new RawServer(new Repeating(status, ""))) {
      deliver(http(provider), "webhook", "slack-url", "slack-token", "pagerduty");
    }
    assertNothingLeaked();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"ok\":false,\"error\":\"", "{\"ok\":true,\"channel\":\"", "{"})
  void slackThatRepeatsRequestInItsOwnWordsLeaksNothing(String beginning) throws Exception {
    try (var provider = new RawServer(new InJson(beginning))) {
      deliver(http(provider), "slack-url", "slack-token");
    }
    assertNothingLeaked();
  }

  @ParameterizedTest
  @ValueSource(ints = {150, 170, 180, 190, 199})
  void secretThatIsCutLeavesNoBeginning(int before) throws Exception {
    try (var provider = new RawServer(new Repeating(500, "x".repeat(before)))) {
      deliver(http(provider), "webhook", "pagerduty");
    }
    assertNothingLeaked();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "AUTH", "MAIL", "RCPT", "END_OF_DATA"})
  void mailServerThatRepeatsPasswordLeaksNothing(SmtpStage stage) throws Exception {
    var offers = SmtpOffers.PLAIN.withLogin("tocsin", "Kd82hGsv64Pm");
    try (var smtp = new FakeSmtp(testing.clock, offers)) {
      var repeated = Repeating.encodings("\0tocsin\0Kd82hGsv64Pm").replace('\0', ' ');
      smtp.script().always(stage, new SmtpFault.Answer("535 5.7.8 wrong: " + repeated));
      deliver(mail(smtp), "email");
    }
    assertNothingLeaked();
  }

  @Test
  void faultOfOurOwnDoesNotShowAddress() throws Exception {
    deliver(
        """
        route: {receiver: webhook}
        receivers:
          - name: webhook
            webhook_configs: [{url: 'http://h:99999/{{ \"T7QX04KZJ\" }}/mZk83hQv71Lr'}]
        """,
        "webhook");
    assertNothingLeaked();
  }

  private void deliver(String yaml, String... receivers) throws Exception {
    var configuration = configuration(yaml);
    var sender =
        TestingSender.of(
            configuration.receivers(),
            List.of(
                TestingWebhook.of(testing),
                TestingSlack.of(testing),
                TestingPagerDuty.of(testing),
                TestingEmail.of(testing)),
            log,
            alerts::add,
            testing,
            testing.clock);
    sender.recover(0);
    sender.open(0);
    for (var receiver : receivers) {
      var type = receiver.replaceAll("-.*", "");
      sender.offer(0, firing(new Destination(receiver, type, 0), "DiskFull").build());
    }
    Await.until(LIMIT, "an answer of each", () -> log.heardOf() == receivers.length);
    sender.stop();
  }

  private void assertNothingLeaked() throws Exception {
    var everything = new StringBuilder(lines.text());
    for (var report : log.reports) {
      everything.append('\n').append(EventJson.MAPPER.writeValueAsString(report));
    }
    alerts.forEach(alert -> everything.append('\n').append(alert));
    testing.registry.getMeters().forEach(it -> everything.append('\n').append(it.getId()));
    for (var line : everything.toString().split("\n")) {
      for (var reading : readings(line)) {
        for (var canary : CANARIES) {
          for (int i = 0; i + TELLING <= canary.length(); i++) {
            assertThat(reading.toLowerCase(Locale.ROOT))
                .as("%s in %s", canary, line)
                .doesNotContain(canary.substring(i, i + TELLING).toLowerCase(Locale.ROOT));
          }
        }
      }
    }
  }

  /** As somebody would read it who looks for secrets. */
  private static List<String> readings(String line) {
    var readings = new CopyOnWriteArrayList<>(List.of(line, decoded(line)));
    var runs = BASE64.matcher(line);
    while (runs.find()) {
      for (int from = 0; from < 4; from++) {
        var letters = runs.group().substring(from).replace('-', '+').replace('_', '/');
        var whole = letters.substring(0, letters.length() / 4 * 4);
        readings.add(new String(Base64.getDecoder().decode(whole), StandardCharsets.ISO_8859_1));
      }
    }
    return readings;
  }

  private static String decoded(String line) {
    return URLDecoder.decode(line.replaceAll("%(?![0-9a-fA-F]{2})", "%25"), StandardCharsets.UTF_8);
  }

  private static Configuration configuration(String yaml) throws InvalidConfigurationException {
    return ConfigurationReader.read(yaml, Path.of("").toAbsolutePath());
  }

  private static String http(RawServer provider) {
    return """
        route: {receiver: webhook}
        receivers:
          - name: webhook
            webhook_configs:
              - url: 'SERVER/hooks/T7QX04KZJ/B9WJ31VPY/mZk83hQv71Lr?key=q5Vx%2F9%2BTz%26w'
                http_config: {basic_auth: {username: tocsin, password: 'pA55w0rd+kJ3 x'}}
          - name: slack-url
            slack_configs:
              - {api_url: 'SERVER/services/T7QX04KZJ/B9WJ31VPY/mZk83hQv71Lr', channel: '#x'}
          - name: slack-token
            slack_configs:
              - app_token: 'zR47-uNb92-wEc'
                app_url: 'SERVER/api/chat.postMessage'
                channel: '#x'
          - name: pagerduty
            pagerduty_configs:
              - routing_key: f00cafe9d3b1e77a
                url: 'SERVER/v2/enqueue'
                http_config: {authorization: {credentials: Jw6mX2pQt8}}
        """
        .replace("SERVER", provider.uri("").toString());
  }

  private static String mail(FakeSmtp smtp) {
    return """
        route: {receiver: email}
        receivers:
          - name: email
            email_configs:
              - to: a@example.net
                from: tocsin@example.net
                smarthost: 'SERVER'
                require_tls: false
                auth_username: tocsin
                auth_password: Kd82hGsv64Pm
        """
        .replace("SERVER", smtp.smarthost());
  }

  /** The text of the plain one as the value of a JSON member. */
  private record InJson(String beginning) implements RawServer.Handler {
    @Override
    public RawServer.Answer answer(String request, int number) {
      var body = beginning + Repeating.encodings(request).replaceAll("[\"\\\\\r\n]+", " ") + "\"}";
      return new RawServer.Answer(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(body.length(), body),
          false);
    }
  }

  private static final class MemoryLog implements DeliveryLog {
    final List<DeliveryReported> reports = new CopyOnWriteArrayList<>();

    @Override
    public void record(int partition, DeliveryReported report) {
      reports.add(report);
    }

    @Override
    public void mention(int partition, DeliveryReported report) {
      reports.add(report);
    }

    long heardOf() {
      return reports.stream().map(DeliveryReported::destination).distinct().count();
    }
  }
}
