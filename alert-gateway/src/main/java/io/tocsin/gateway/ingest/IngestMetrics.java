package io.tocsin.gateway.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tocsin.gateway.ingest.body.AlertFormat;
import io.tocsin.gateway.ingest.rule.Normalisation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Metrics of one endpoint. Every series exists from the start, or a rate would miss the first
 * increment.
 */
final class IngestMetrics {
  private final MeterRegistry registry;
  private final String endpoint;
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

  IngestMetrics(MeterRegistry registry, String endpoint, AlertFormat format) {
    this.registry = registry;
    this.endpoint = endpoint;
    this.firing = received(format, "firing");
    this.resolved = received(format, "resolved");
    this.invalid =
        Counter.builder("alertmanager.alerts.invalid")
            .description("rejected alerts")
            .tag("version", format.version())
            .register(registry);
    this.stored = alerts("stored");
    this.refused = alerts("refused");
    this.limited = alerts("limited");
    this.limitedAsAlertmanagerCounts =
        Counter.builder("alertmanager.alerts.limited")
            .description("alerts not stored because too many others are active")
            .register(registry);
    this.unsafe = alerts("unsafe");
    this.duplicateMembers =
        Counter.builder("tocsin.ingest.duplicate.members")
            .description("members repeated within one JSON object")
            .tag("endpoint", endpoint)
            .register(registry);
    for (var mark : Normalisation.values()) {
      marked(mark);
    }
    this.duration =
        Timer.builder("tocsin.ingest.duration")
            .description("time from the request's head to its response")
            .tag("endpoint", endpoint)
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

  void accepted(IntakeResult result) {
    firing.increment(result.stored() - result.resolved() + result.limited());
    resolved.increment(result.resolved());
    invalid.increment(result.rejections().size());
    stored.increment(result.stored());
    refused.increment(result.rejections().size());
    limited.increment(result.limited());
    limitedAsAlertmanagerCounts.increment(result.limited());
    result.marks().forEach((mark, count) -> marked(mark).increment(count));
  }

  void notStored(int alerts) {
    unsafe.increment(alerts);
  }

  void duplicateMembers(int count) {
    duplicateMembers.increment(count);
  }

  private Counter received(AlertFormat format, String status) {
    return Counter.builder("alertmanager.alerts.received")
        .description("accepted alerts")
        .tag("status", status)
        .tag("version", format.version())
        .register(registry);
  }

  private Counter alerts(String outcome) {
    return Counter.builder("tocsin.ingest.alerts")
        .description("alerts by outcome")
        .tag("endpoint", endpoint)
        .tag("outcome", outcome)
        .register(registry);
  }

  private Counter marked(Normalisation mark) {
    return Counter.builder("tocsin.ingest.marked")
        .description("alerts accepted with a normalisation")
        .tag("endpoint", endpoint)
        .tag("mark", mark.word())
        .register(registry);
  }

  private Counter requests(int status) {
    return Counter.builder("tocsin.ingest.requests")
        .description("requests by status code")
        .tag("endpoint", endpoint)
        .tag("code", String.valueOf(status))
        .register(registry);
  }
}
