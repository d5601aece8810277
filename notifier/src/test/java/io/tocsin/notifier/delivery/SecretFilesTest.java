package io.tocsin.notifier.delivery;

import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.notifier.receiver.pagerduty.TestingPagerDuty;
import io.tocsin.notifier.receiver.slack.TestingSlack;
import io.tocsin.notifier.receiver.webhook.TestingWebhook;
import io.tocsin.testkit.wait.Await;
import io.tocsin.testkit.webhook.WebhookSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 10, item 9: a file that never ends is a destination that needs a person, and no more. */
@Timeout(60)
class SecretFilesTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final TestingReceivers testing = new TestingReceivers();
  private final WebhookSink sink = new WebhookSink(testing.clock);
  private final MemoryLog log = new MemoryLog();
  @TempDir Path folder;

  @AfterEach
  void close() {
    sink.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipe", "zero", "folder", "dangling"})
  void destinationWithSuchAFileIsParkedByNameAndOthersAreNotified(String file) throws Exception {
    prepare();
    var yaml =
        """
        route: {receiver: good}
        receivers:
          - name: good
            webhook_configs: [{url: 'URL'}]
          - name: bad
            webhook_configs:
              - {url_file: FILE}
              - {url: 'URL', http_config: {authorization: {credentials_file: FILE}}}
              - {url: 'TLS', http_config: {tls_config: {ca_file: FILE}}}
            slack_configs: [{api_url_file: FILE, channel: '#x'}]
            pagerduty_configs: [{routing_key_file: FILE}]
        """
            .replace("URL", sink.url().toString())
            .replace("TLS", sink.url().toString().replace("http:", "https:"))
            .replace("FILE", file);
    var sender = sender(yaml);

    for (var type : List.of("webhook/0", "webhook/1", "webhook/2", "slack/0", "pagerduty/0")) {
      var parts = type.split("/");
      var destination = new Destination("bad", parts[0], Integer.parseInt(parts[1]));
      sender.offer(0, firing(destination, "A").build());
    }
    sender.offer(0, firing(new Destination("good", "webhook", 0), "A").build());

    Await.until(LIMIT, "an outcome of each", () -> log.reports.size() == 6);
    sender.stop();
    assertThat(log.reports)
        .allSatisfy(
            report -> {
              if (report.destination().receiver().equals("good")) {
                assertThat(report.outcome()).isEqualTo(DeliveryOutcome.SENT);
              } else {
                assertThat(report.outcome()).isEqualTo(DeliveryOutcome.PARKED);
                assertThat(report.answer()).contains(folder.resolve(file) + ": it ");
              }
            });
  }

  @ParameterizedTest
  @Tag("B099")
  @Tag("B104")
  @Tag("F08")
  @DisplayName("an address in a file is judged when it is used")
  @ValueSource(
      strings = {
        "http://{{ .CommonLabels.alertname }}:PORT/T0KEN",
        "http://127.0.0.1:{{ .CommonLabels.port }}/T0KEN",
        "{{ .CommonLabels.scheme }}://127.0.0.1:PORT/T0KEN",
        "http://127.0.0.1{{ .CommonLabels.port }}/T0KEN",
        "ftp://127.0.0.1:PORT/T0KEN",
        "file:///etc/T0KEN",
        "T0KEN",
        "http://127.0.0.1:99999/T0KEN",
      })
  void destinationWithAWrongAddressInItsFileIsParkedByName(String address) throws Exception {
    var file = folder.resolve("address");
    var port = String.valueOf(sink.url().getPort());
    Files.writeString(file, address.replace("PORT", port));
    var sender =
        sender(
            """
            route: {receiver: bad}
            receivers:
              - name: bad
                webhook_configs: [{url_file: address}]
                slack_configs: [{api_url_file: address, channel: '#x'}]
            """);

    sender.offer(0, firing(new Destination("bad", "webhook", 0), "127.0.0.1").build());
    sender.offer(0, firing(new Destination("bad", "slack", 0), "127.0.0.1").build());

    Await.until(LIMIT, "an outcome of each", () -> log.reports.size() == 2);
    sender.stop();
    assertThat(log.reports)
        .allSatisfy(
            report -> {
              assertThat(report.outcome()).isEqualTo(DeliveryOutcome.PARKED);
              assertThat(report.answer()).contains("url_file " + file).doesNotContain("T0KEN");
            });
    assertThat(sink.received().isEmpty()).isTrue();
  }

  private DeliveryDispatcher sender(String yaml) throws Exception {
    var sender =
        TestingSender.of(
            ConfigurationReader.read(yaml, folder).receivers(),
            List.of(
                TestingWebhook.of(testing), TestingSlack.of(testing), TestingPagerDuty.of(testing)),
            log,
            _ -> {},
            testing,
            testing.clock);
    sender.recover(0);
    sender.open(0);
    return sender;
  }

  private void prepare() throws Exception {
    var pipe = folder.resolve("pipe").toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
    Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));
    Files.createDirectory(folder.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
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
