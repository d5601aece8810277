package io.tocsin.notifier.log;

import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.tocsin.events.topic.Topics;
import io.tocsin.model.notification.Destination;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.wait.Await;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The application by itself: from the topic through the channel to an outcome on record. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@TestProfile(NotificationConsumerTest.UnreachableHook.class)
@Tag("process")
class NotificationConsumerTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Destination HOOK = new Destination("hook", "webhook", 0);

  @Inject InstantSource clock;

  @ConfigProperty(name = "mp.messaging.incoming.notifier-notifications.topic")
  String topic;

  @Test
  void channelReadsTheTopicOfNotifications() {
    assertThat(topic).isEqualTo(Topics.NOTIFICATIONS.name());
  }

  @Test
  void notificationBecomesAnOutcomeOnRecord() {
    var page = firing(HOOK, "ChannelTest").decidedAt(clock.instant());
    try (var log = new TestingLog()) {
      log.write(page);

      var outcome =
          Await.untilPresent(
              LIMIT,
              "an outcome",
              () ->
                  log.deliveries().stream()
                      .filter(report -> report.key().equals(page.build().key()))
                      .findFirst());

      assertThat(outcome.answer()).contains("cannot connect");
    }
  }

  @Test
  void readyOnceThePastIsRead() {
    Await.until(LIMIT, "readiness", () -> RestAssured.get("/q/health/ready").statusCode() == 200);
    assertThat(RestAssured.get("/q/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void metricsAreThereBeforeTheirFirstUse() {
    // The text format may have a comma behind the last label.
    var metrics = RestAssured.get("/q/metrics").asString().replace(",}", "}");

    assertThat(metrics)
        .contains("alertmanager_notifications_total{integration=\"pagerduty\"} 0.0")
        .contains(
            "alertmanager_notifications_failed_total{integration=\"email\",reason=\"rateLimited\"} 0.0")
        .contains("alertmanager_notification_requests_total{integration=\"slack\"} 0.0")
        .contains("alertmanager_notification_requests_failed_total{integration=\"slack\"} 0.0")
        .contains(
            "alertmanager_notification_latency_seconds_bucket{integration=\"slack\",le=\"15.0\"");
  }

  /** A receiver at a port where nobody listens. */
  public static final class UnreachableHook implements QuarkusTestProfile {
    private static final String YAML =
        """
        route: {receiver: hook}
        receivers:
          - name: hook
            webhook_configs: [{url: 'http://127.0.0.1:1/'}]
        """;

    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        var file = Files.createTempFile("tocsin", ".yml");
        file.toFile().deleteOnExit();
        Files.writeString(file, YAML);
        return Map.of(
            "tocsin.config.file",
            file.toString(),
            "tocsin.notifier.targets.allowed",
            "127.0.0.0/8",
            "quarkus.http.test-port",
            "0",
            "tocsin.topics.partitions",
            "2",
            "tocsin.topics.replicas",
            "1");
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
