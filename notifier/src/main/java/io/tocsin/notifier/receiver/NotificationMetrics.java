package io.tocsin.notifier.receiver;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Alertmanager's metrics of notifications. All series exist from the start with 0, because its
 * well-known alerts divide one by the other; extra labels would break them.
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

  public void attempted(String integration, Answer answer, Duration took) {
    count("alertmanager.notifications", integration);
    answer.failure().ifPresent(why -> failed(integration, why));
    latency(integration).record(took);
  }

  /** One conversation with a provider; an attempt may need several. */
  public void requested(String integration, boolean failed) {
    count("alertmanager.notification.requests", integration);
    if (failed) {
      count("alertmanager.notification.requests.failed", integration);
    }
  }

  private void create(String integration) {
    registry.counter("alertmanager.notifications", "integration", integration);
    registry.counter("alertmanager.notification.requests", "integration", integration);
    registry.counter("alertmanager.notification.requests.failed", "integration", integration);
    for (var reason : Failure.values()) {
      failures(integration, reason);
    }
    latency(integration);
  }

  private void failed(String integration, Failure why) {
    failures(integration, why).increment();
  }

  private io.micrometer.core.instrument.Counter failures(String integration, Failure why) {
    return registry.counter(
        "alertmanager.notifications.failed", "integration", integration, "reason", why.label());
  }

  private Timer latency(String integration) {
    return Timer.builder("alertmanager.notification.latency")
        .tag("integration", integration)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private void count(String name, String integration) {
    registry.counter(name, "integration", integration).increment();
  }
}
