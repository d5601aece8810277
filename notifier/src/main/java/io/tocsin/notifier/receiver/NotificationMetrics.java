package io.tocsin.notifier.receiver;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Alertmanager's metrics of notifications. All series exist from the start with 0 and have no extra
 * labels, because widely used alerting rules divide one by the other.
 */
@Startup
@ApplicationScoped
public class NotificationMetrics {
  private static final List<String> INTEGRATIONS =
      List.of("webhook", "slack", "email", "pagerduty");
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(100),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(15),
    Duration.ofSeconds(20)
  };

  private final MeterRegistry registry;

  public NotificationMetrics(MeterRegistry registry) {
    this.registry = registry;
    INTEGRATIONS.forEach(this::create);
  }

  public void attempted(String integration, ProviderAnswer answer, Duration took) {
    notifications(integration).increment();
    answer.failure().ifPresent(why -> failed(integration, why));
    latency(integration).record(took);
  }

  /** One request to a provider; an attempt may need several. */
  public void requested(String integration, boolean failed) {
    requests(integration).increment();
    if (failed) {
      failedRequests(integration).increment();
    }
  }

  private void create(String integration) {
    notifications(integration);
    requests(integration);
    failedRequests(integration);
    for (var reason : Failure.values()) {
      failures(integration, reason);
    }
    latency(integration);
  }

  private void failed(String integration, Failure why) {
    failures(integration, why).increment();
  }

  private Counter notifications(String integration) {
    return counter("alertmanager.notifications", "attempted notifications", integration);
  }

  private Counter requests(String integration) {
    return counter("alertmanager.notification.requests", "requests to providers", integration);
  }

  private Counter failedRequests(String integration) {
    return counter(
        "alertmanager.notification.requests.failed",
        "requests to providers that failed",
        integration);
  }

  private Counter failures(String integration, Failure why) {
    return Counter.builder("alertmanager.notifications.failed")
        .description("attempted notifications that failed")
        .tag("integration", integration)
        .tag("reason", why.label())
        .register(registry);
  }

  private Timer latency(String integration) {
    return Timer.builder("alertmanager.notification.latency")
        .description("how long attempts to notify took")
        .tag("integration", integration)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Counter counter(String name, String description, String integration) {
    return Counter.builder(name)
        .description(description)
        .tag("integration", integration)
        .register(registry);
  }
}
