package io.tocsin.gateway.silence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.model.silence.Silence;
import io.tocsin.model.silence.SilenceState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Metrics of silences, with Alertmanager's names. */
@Singleton
class SilenceMetrics {
  private final Timer duration;
  private final Counter queries;
  private final Counter errors;
  private final Counter broadAccepted;
  private final Counter broadRejected;
  private volatile Map<SilenceState, Integer> counts = Map.of();

  SilenceMetrics(MeterRegistry registry) {
    this.queries =
        Counter.builder("alertmanager.silences.queries")
            .description("queries for silences")
            .register(registry);
    this.errors =
        Counter.builder("alertmanager.silences.query.errors")
            .description("failed queries for silences")
            .register(registry);
    this.broadAccepted = broad("taken", registry);
    this.broadRejected = broad("refused", registry);
    this.duration =
        Timer.builder("alertmanager.silences.query.duration")
            .description("duration of queries for silences")
            .register(registry);
    for (var state : SilenceState.values()) {
      Gauge.builder("alertmanager.silences", () -> count(state))
          .description("silences by state")
          .tag("state", state.word())
          .register(registry);
    }
  }

  void broadAccepted() {
    broadAccepted.increment();
  }

  void broadRejected() {
    broadRejected.increment();
  }

  List<Silence> query(Supplier<List<Silence>> question) {
    queries.increment();
    try {
      return duration.record(question);
    } catch (RouterUnavailableException e) {
      errors.increment();
      throw e;
    }
  }

  void counted(List<Silence> silences, Instant now) {
    var found = new EnumMap<SilenceState, Integer>(SilenceState.class);
    for (var state : SilenceState.values()) {
      found.put(state, 0);
    }
    silences.forEach(silence -> found.merge(silence.stateAt(now), 1, Integer::sum));
    counts = Map.copyOf(found);
  }

  void unknown() {
    counts = Map.of();
  }

  private static Counter broad(String outcome, MeterRegistry registry) {
    return Counter.builder("tocsin.silences.broad")
        .description("silences that cover most firing alerts, or a critical one")
        .tag("outcome", outcome)
        .register(registry);
  }

  /** NaN while the count is unknown. */
  private double count(SilenceState state) {
    var count = counts.get(state);
    return count == null ? Double.NaN : count;
  }
}
