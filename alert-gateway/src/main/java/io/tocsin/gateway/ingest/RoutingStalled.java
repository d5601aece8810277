package io.tocsin.gateway.ingest;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Raises an alert when accepted alerts are not routed. Not thread-safe.
 *
 * <p>It is routed like any other alert by partitions that still work; if none does, only the log
 * line and the metric remain.
 */
final class RoutingStalled {
  static final String NAME = "TocsinRoutingStandsStill";

  private static final Duration RAISE_INTERVAL = Duration.ofMinutes(1);
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Duration bound;
  private @Nullable Instant since;
  private @Nullable Instant lastLook;
  private @Nullable Instant awakeSince;
  private Instant raisedAt = Instant.MIN;

  RoutingStalled(Duration bound) {
    this.bound = bound;
  }

  /**
   * Call it every second or so: a long gap means that this process was paused, and nobody could
   * route meanwhile.
   *
   * @param oldest age of the oldest alert not yet routed
   * @return the alert to raise or resolve now
   */
  Optional<Alert> look(Duration oldest, Instant now) {
    if (lastLook != null && lastLook.plus(bound.dividedBy(2)).isBefore(now)) {
      awakeSince = now;
    }
    lastLook = now;
    boolean isKnown = since != null;
    if (oldest.compareTo(bound) > 0 && (isKnown || isAwakeFor(bound, now))) {
      return stalled(now);
    }
    var ended = Optional.ofNullable(since).map(start -> alert(start, now, now));
    since = null;
    raisedAt = Instant.MIN;
    return ended;
  }

  private boolean isAwakeFor(Duration time, Instant now) {
    return awakeSince == null || awakeSince.plus(time).isBefore(now);
  }

  private Optional<Alert> stalled(Instant now) {
    if (raisedAt.isAfter(now.minus(RAISE_INTERVAL))) {
      return Optional.empty();
    }
    raisedAt = now;
    since = since == null ? now : since;
    return Optional.of(alert(since, now.plus(LIFE), now));
  }

  private Alert alert(Instant start, Instant end, Instant now) {
    return new Alert(
        LabelSet.of("alertname", NAME, "severity", "critical"),
        LabelSet.of(
            "summary",
            "Accepted alerts have not been routed for more than %d s".formatted(bound.toSeconds()),
            "description",
            "They are durably stored and will be routed when the router resumes. Check its log and memory; restarting it is safe."),
        start,
        end,
        false,
        "",
        now,
        ZoneOffset.UTC);
  }
}
