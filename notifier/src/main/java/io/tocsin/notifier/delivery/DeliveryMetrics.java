package io.tocsin.notifier.delivery;

import io.micrometer.core.instrument.Counter;
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

/** Metrics of deliveries, by receiver and integration. */
@ApplicationScoped
class DeliveryMetrics {
  private final MeterRegistry registry;
  private final Set<Destination> known = ConcurrentHashMap.newKeySet();

  DeliveryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void reported(DeliveryReported report) {
    count(report.destination(), report.outcome().name().toLowerCase(Locale.ROOT));
  }

  void superseded(Destination destination) {
    count(destination, "superseded");
  }

  private void count(Destination destination, String outcome) {
    Counter.builder("tocsin.delivery")
        .description("deliveries by outcome")
        .tags(tags(destination).and("outcome", outcome))
        .register(registry)
        .increment();
  }

  /** Registers the gauges of a destination; does nothing if they exist already. */
  void watch(Destination destination, DeliveryDispatcher sender) {
    if (known.add(destination)) {
      gauge(
          "tocsin.delivery.oldest.pending.seconds",
          "how long the oldest delivery has been waiting",
          tags(destination).and("lane", "page"),
          sender,
          it -> it.oldestPendingSeconds(destination, true));
      gauge(
          "tocsin.delivery.oldest.pending.seconds",
          "how long the oldest delivery has been waiting",
          tags(destination).and("lane", "refresh"),
          sender,
          it -> it.oldestPendingSeconds(destination, false));
      gauge(
          "tocsin.destination.parked",
          "1 if the destination is parked and needs attention",
          tags(destination),
          sender,
          it -> it.isParked(destination) ? 1 : 0);
    }
  }

  private void gauge(
      String name,
      String description,
      Tags tags,
      DeliveryDispatcher sender,
      ToDoubleFunction<DeliveryDispatcher> value) {
    Gauge.builder(name, sender, value).description(description).tags(tags).register(registry);
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
