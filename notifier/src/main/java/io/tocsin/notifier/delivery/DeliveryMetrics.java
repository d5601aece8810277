package io.tocsin.notifier.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.model.notification.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** How well destinations are told, by receiver and integration. */
@ApplicationScoped
class DeliveryMetrics {
  private final MeterRegistry registry;
  private final Set<Destination> known = ConcurrentHashMap.newKeySet();

  DeliveryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void reported(DeliveryReported report) {
    var outcome = report.outcome().name().toLowerCase(Locale.ROOT);
    registry
        .counter("tocsin.delivery", tags(report.destination()).and("outcome", outcome))
        .increment();
  }

  void superseded(Destination destination) {
    registry.counter("tocsin.delivery", tags(destination).and("outcome", "superseded")).increment();
  }

  /** Watches a destination from now on; harmless when it is watched already. */
  void watch(Destination destination, Sender sender) {
    if (known.add(destination)) {
      gauge(
          "tocsin.delivery.oldest.pending.seconds",
          tags(destination).and("lane", "page"),
          sender,
          it -> it.oldestPendingSeconds(destination, true));
      gauge(
          "tocsin.delivery.oldest.pending.seconds",
          tags(destination).and("lane", "refresh"),
          sender,
          it -> it.oldestPendingSeconds(destination, false));
      gauge(
          "tocsin.destination.parked",
          tags(destination),
          sender,
          it -> it.isParked(destination) ? 1 : 0);
    }
  }

  private void gauge(String name, Tags tags, Sender sender, ToDoubleFunction<Sender> value) {
    Gauge.builder(name, sender, value).tags(tags).register(registry);
  }

  private static Tags tags(Destination destination) {
    return Tags.of(
        "receiver",
        destination.receiver(),
        "integration",
        destination.integration(),
        "index",
        String.valueOf(destination.index()));
  }
}
