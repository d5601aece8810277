package io.tocsin.router.query;

import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * How many alerts fire, by what becomes of them. Counting asks silences and rules about each of
 * them, so for some seconds the last count is good enough.
 */
public final class AlertStates {
  private static final Duration GOOD_FOR = Duration.ofSeconds(10);

  private final RouterState knowledge;
  private final InstantSource clock;
  private Count last = new Count(Instant.MIN, 0, 0);

  public AlertStates(RouterState knowledge, InstantSource clock) {
    this.knowledge = knowledge;
    this.clock = clock;
  }

  public synchronized long count(State state) {
    var now = clock.instant();
    if (last.at().isBefore(now.minus(GOOD_FOR))) {
      last = Count.of(now, new AlertListing(knowledge, now).find(AlertQuery.ALL));
    }
    return switch (state) {
      case ACTIVE -> last.active();
      case SUPPRESSED -> last.suppressed();
      case UNPROCESSED -> 0;
    };
  }

  /** Alertmanager's words. Nothing is ever unprocessed, but dashboards know the value. */
  public enum State {
    ACTIVE("active"),
    SUPPRESSED("suppressed"),
    UNPROCESSED("unprocessed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  private record Count(Instant at, long active, long suppressed) {
    static Count of(Instant now, List<AlertFound> alerts) {
      long suppressed = alerts.stream().filter(AlertFound::isSuppressed).count();
      return new Count(now, alerts.size() - suppressed, suppressed);
    }
  }
}
