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

/** The router's part of the metrics by which existing rules and dashboards know Alertmanager. */
@Singleton
class RouterMetrics {
  private final SuppressedAlerts suppressed = new SuppressedAlerts();
  private final TooLargeRecords tooLarge = new TooLargeRecords();

  /** A field, because a gauge does not keep alive what it looks at. */
  private final AlertStates states;

  private final MeterRegistry registry;

  RouterMetrics(MeterRegistry registry, RouterState knowledge, InstantSource clock) {
    this.registry = registry;
    deadLetters(Topics.ALERTS.name());
    Gauge.builder(
            "alertmanager.dispatcher.aggregation.groups", knowledge.groups(), OpenGroups::size)
        .description("groups that have alerts")
        .register(registry);
    for (var reason : MuteReason.values()) {
      FunctionCounter.builder(
              "alertmanager.notifications.suppressed", suppressed, counted -> counted.count(reason))
          .description("alerts that were kept out of messages")
          .tag("reason", reason.word())
          .register(registry);
    }
    FunctionCounter.builder("tocsin.router.records.too.large", tooLarge, TooLargeRecords::count)
        .description("records that were left out because Kafka takes none of their size")
        .register(registry);
    states = new AlertStates(knowledge, clock);
    for (var state : AlertStates.State.values()) {
      Gauge.builder("alertmanager.alerts", states, counted -> counted.count(state))
          .description("alerts that fire, by what becomes of them")
          .tag("state", state.word())
          .register(registry);
    }
  }

  /** To be told the topic of each record that goes to the dead letters. */
  Consumer<String> deadLetters() {
    return topic -> deadLetters(topic).increment();
  }

  private Counter deadLetters(String topic) {
    return Counter.builder("tocsin.dead.letters")
        .description("records that could not be read and are in the dead letters")
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
