package io.tocsin.router.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.events.topic.Topics;
import io.tocsin.router.group.OpenGroups;
import io.tocsin.router.mute.MuteReason;
import io.tocsin.router.mute.SuppressedAlerts;
import io.tocsin.router.query.AlertStates;
import io.tocsin.router.query.RouterState;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The router's share of the metrics that existing Alertmanager rules and dashboards use. */
@Singleton
class RouterMetrics {
  private final SuppressedAlerts suppressed = new SuppressedAlerts();
  private final TooLargeRecords tooLarge = new TooLargeRecords();

  /** A field, because a gauge holds its object only weakly. */
  private final AlertStates states;

  private final MeterRegistry registry;

  RouterMetrics(MeterRegistry registry, RouterState routerState, InstantSource clock) {
    this.registry = registry;
    deadLetters(Topics.ALERTS.name());
    Gauge.builder(
            "alertmanager.dispatcher.aggregation.groups", routerState.groups(), OpenGroups::size)
        .description("groups with alerts")
        .register(registry);
    for (var reason : MuteReason.values()) {
      FunctionCounter.builder(
              "alertmanager.notifications.suppressed", suppressed, counted -> counted.count(reason))
          .description("muted alerts left out of notifications")
          .tag("reason", reason.word())
          .register(registry);
    }
    FunctionCounter.builder("tocsin.router.records.too.large", tooLarge, TooLargeRecords::count)
        .description("records dropped because they exceed Kafka's record size limit")
        .register(registry);
    states = new AlertStates(routerState, clock);
    for (var state : AlertStates.State.values()) {
      Gauge.builder("alertmanager.alerts", states, counted -> counted.count(state))
          .description("firing alerts by state")
          .tag("state", state.word())
          .register(registry);
    }
  }

  /** Counts a dead letter by the topic of its record. */
  Consumer<String> deadLetters() {
    return topic -> deadLetters(topic).increment();
  }

  private Counter deadLetters(String topic) {
    return Counter.builder("tocsin.dead.letters")
        .description("unreadable records written to the dead-letter topic")
        .tag("topic", topic)
        .register(registry);
  }

  SuppressedAlerts suppressed() {
    return suppressed;
  }

  TooLargeRecords tooLarge() {
    return tooLarge;
  }
}
