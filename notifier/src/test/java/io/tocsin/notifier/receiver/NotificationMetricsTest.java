package io.tocsin.notifier.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As Prometheus reads them: the well-known alerts and dashboards select by these names. */
class NotificationMetricsTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final NotificationMetrics metrics = new NotificationMetrics(registry);

  @ParameterizedTest
  @DisplayName("every series of an integration is there from the start, with 0")
  @ValueSource(strings = {"slack", "email", "pagerduty", "webhook"})
  void seriesExistFromTheStart(String integration) {
    assertThat(lines())
        .contains(
            "alertmanager_notifications_total{integration=\"%s\"} 0.0".formatted(integration),
            "alertmanager_notification_requests_total{integration=\"%s\"} 0.0"
                .formatted(integration),
            "alertmanager_notification_requests_failed_total{integration=\"%s\"} 0.0"
                .formatted(integration),
            "alertmanager_notification_latency_seconds_count{integration=\"%s\"} 0.0"
                .formatted(integration));
  }

  @ParameterizedTest
  @DisplayName("every reason is there from the start, with 0")
  @ValueSource(
      strings = {
        "other",
        "clientError",
        "serverError",
        "contextCanceled",
        "contextDeadlineExceeded",
        "authError",
        "rateLimited"
      })
  void reasonsExistFromTheStart(String reason) {
    assertThat(lines())
        .contains(
            "alertmanager_notifications_failed_total{integration=\"email\",reason=\"%s\"} 0.0"
                .formatted(reason));
  }

  @ParameterizedTest
  @DisplayName("the buckets of the latency")
  @ValueSource(strings = {"1.0", "5.0", "10.0", "15.0", "20.0", "+Inf"})
  void latencyHasItsBuckets(String limit) {
    metrics.attempted(
        "slack", new ProviderAnswer.NotWanted("nothing to say"), Duration.ofMillis(700));

    assertThat(lines())
        .contains(
            "alertmanager_notification_latency_seconds_bucket{integration=\"slack\",le=\"%s\"} 1.0"
                .formatted(limit));
  }

  @Test
  @DisplayName("an attempt that fails counts in both, once, with its reason")
  void failureCountsWithItsReason() {
    metrics.attempted(
        "webhook", new ProviderAnswer.TryAgain(Failure.SERVER_ERROR, "status 500"), Duration.ZERO);

    assertThat(lines())
        .contains(
            "alertmanager_notifications_total{integration=\"webhook\"} 1.0",
            "alertmanager_notifications_failed_total{integration=\"webhook\",reason=\"serverError\"} 1.0",
            "alertmanager_notifications_failed_total{integration=\"webhook\",reason=\"other\"} 0.0");
  }

  private java.util.List<String> lines() {
    return registry.scrape().lines().map(line -> line.replace(",}", "}")).toList();
  }
}
