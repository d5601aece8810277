package io.tocsin.gateway.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one door has seen. Every series exists from the start, or a rate over it misses the first.
 */
final class IngestMetrics {
  private final MeterRegistry registry;
  private final String door;
  private final Counter firing;
  private final Counter resolved;
  private final Counter invalid;
  private final Counter stored;
  private final Counter refused;
  private final Counter limited;
  private final Counter limitedAsAlertmanagerCounts;
  private final Counter unsafe;
  private final Counter duplicateMembers;
  private final Map<Integer, Counter> requests = new ConcurrentHashMap<>();
  private final Timer duration;

  IngestMetrics(MeterRegistry registry, String door, AlertFormat format) {
    this.registry = registry;
    this.door = door;
    this.firing = received(format, "firing");
    this.resolved = received(format, "resolved");
    this.invalid =
        Counter.builder("alertmanager.alerts.invalid")
            .description("alerts that were refused")
            .tag("version", format.version())
            .register(registry);
    this.stored = alerts("stored");
    this.refused = alerts("refused");
    this.limited = alerts("limited");
    this.limitedAsAlertmanagerCounts =
        Counter.builder("alertmanager.alerts.limited")
            .description("alerts that were not stored because too many others are active")
            .register(registry);
    this.unsafe = alerts("unsafe");
    this.duplicateMembers =
        Counter.builder("tocsin.ingest.duplicate.members")
            .description("members that came twice in one JSON object")
            .tag("door", door)
            .register(registry);
    for (var mark : Normalisation.values()) {
      marked(mark);
    }
    this.duration =
        Timer.builder("tocsin.ingest.duration")
            .description("from the request's head to its answer")
            .tag("door", door)
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(10))
            .register(registry);
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  void answered(Timer.Sample sample, int status) {
    sample.stop(duration);
    requests.computeIfAbsent(status, this::requests).increment();
  }

  void taken(IntakeResult receipt) {
    firing.increment(receipt.stored() - receipt.resolved() + receipt.limited());
    resolved.increment(receipt.resolved());
    invalid.increment(receipt.refusals().size());
    stored.increment(receipt.stored());
    refused.increment(receipt.refusals().size());
    limited.increment(receipt.limited());
    limitedAsAlertmanagerCounts.increment(receipt.limited());
    receipt.marks().forEach((mark, count) -> marked(mark).increment(count));
  }

  void notSafe(int alerts) {
    unsafe.increment(alerts);
  }

  void duplicateMembers(int count) {
    duplicateMembers.increment(count);
  }

  private Counter received(AlertFormat format, String status) {
    return Counter.builder("alertmanager.alerts.received")
        .description("alerts that were taken")
        .tag("status", status)
        .tag("version", format.version())
        .register(registry);
  }

  private Counter alerts(String outcome) {
    return Counter.builder("tocsin.ingest.alerts")
        .description("alerts by what became of them")
        .tag("door", door)
        .tag("outcome", outcome)
        .register(registry);
  }

  private Counter marked(Normalisation mark) {
    return Counter.builder("tocsin.ingest.marked")
        .description("alerts that were taken with a change")
        .tag("door", door)
        .tag("mark", mark.word())
        .register(registry);
  }

  private Counter requests(int status) {
    return Counter.builder("tocsin.ingest.requests")
        .description("requests by status code")
        .tag("door", door)
        .tag("code", String.valueOf(status))
        .register(registry);
  }
}
