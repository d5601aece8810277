package io.tocsin.notifier.delivery;

import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.notifier.receiver.pagerduty.TestingPagerDuty;
import io.tocsin.notifier.receiver.slack.TestingSlack;
import io.tocsin.notifier.receiver.webhook.TestingWebhook;
import io.tocsin.testkit.http.RawServer;
import io.tocsin.testkit.wait.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Issue 10, item 25: servers that close a connection and do not say so. */
class ClosedConnectionsTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String YES = "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.2\"}";

  private final TestingReceivers testing = new TestingReceivers();
  private final MemoryLog log = new MemoryLog();
  private RawServer server;

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1, webhook, 5, 6",
    "HTTP/1.0, webhook, 5, 6",
    "HTTP/1.1, pagerduty, 5, 4",
    "HTTP/1.1, slack-token, 1, 3",
    "HTTP/1.1, slack-url, 1, 3"
  })
  void eachNotificationIsDeliveredAtItsFirstAttempt(
      String version, String receiver, int burst, int bursts) throws Exception {
    var answer =
        "%s 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(version, YES.length(), YES);
    server = new RawServer((_, _) -> new RawServer.Answer(answer, true));
    var sender = sender();

    for (int i = 0; i < bursts; i++) {
      for (int j = 0; j < burst; j++) {
        var destination = new Destination(receiver, receiver.replaceAll("-.*", ""), 0);
        sender.offer(0, firing(destination, "Group" + i + "-" + j).build());
      }
      int sent = (i + 1) * burst;
      Await.until(LIMIT, sent + " outcomes", () -> log.reports.size() == sent);
    }

    sender.stop();
    assertThat(log.reports)
        .allSatisfy(
            report -> {
              assertThat(report.outcome()).isEqualTo(DeliveryOutcome.SENT);
              assertThat(report.attempts()).isEqualTo(1);
            });
    assertThat(testing.registry.find("alertmanager.notifications.failed").counters())
        .allMatch(counter -> counter.count() == 0);
    assertThat(testing.registry.find("alertmanager.notification.requests.failed").counters())
        .allMatch(counter -> counter.count() == 0);
  }

  private DeliveryDispatcher sender() throws Exception {
    var sender =
        TestingSender.of(
            configuration().receivers(),
            List.of(
                TestingWebhook.of(testing), TestingSlack.of(testing), TestingPagerDuty.of(testing)),
            log,
            _ -> {},
            testing,
            running());
    sender.recover(0);
    sender.open(0);
    return sender;
  }

  /** Slack's pace needs a clock that runs; it does so in the fixture's year. */
  private InstantSource running() {
    return InstantSource.offset(
        InstantSource.system(),
        Duration.between(InstantSource.system().instant(), testing.clock.instant()));
  }

  private Configuration configuration() throws InvalidConfigurationException {
    var yaml =
        """
        route: {receiver: webhook}
        receivers:
          - name: webhook
            webhook_configs: [{url: 'SERVER/hook'}]
          - name: slack-url
            slack_configs: [{api_url: 'SERVER/services/x', channel: '#x'}]
          - name: slack-token
            slack_configs: [{app_token: xoxb-1, app_url: 'SERVER/api/chat.postMessage', channel: '#x'}]
          - name: pagerduty
            pagerduty_configs: [{routing_key: f00cafe9, url: 'SERVER/v2/enqueue'}]
        """;
    return ConfigurationReader.read(
        yaml.replace("SERVER", server.uri("").toString()), Path.of("").toAbsolutePath());
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
  }
}
