package io.tocsin.router.query;

import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The number of firing alerts by state. Counting evaluates silences and inhibition rules for each
 * alert, so a count is reused for some seconds.
 */
public final class AlertStates {
  private static final Duration GOOD_FOR = Duration.ofSeconds(10);

  private final RouterState routerState;
  private final InstantSource clock;
  private Count last = new Count(Instant.MIN, 0, 0);

  public AlertStates(RouterState routerState, InstantSource clock) {
    this.routerState = routerState;
    this.clock = clock;
  }

  public synchronized long count(State state) {
    var now = clock.instant();
    if (last.at().isBefore(now.minus(GOOD_FOR))) {
      last = Count.of(now, new AlertListing(routerState, now).find(AlertQuery.ALL));
    }
    return switch (state) {
      case ACTIVE -> last.active();
      case SUPPRESSED -> last.suppressed();
      case UNPROCESSED -> 0;
    };
  }

  /** Alertmanager's state names. Tocsin has no unprocessed alerts, but dashboards use the value. */
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
