package io.tocsin.gateway.ingest;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says that alerts are accepted and not routed. One thread only.
 *
 * <p>It is an alert like any other, for those partitions that still go on; where none does, the log
 * line and the metric are what is left.
 */
final class RoutingStalled {
  static final String NAME = "TocsinRoutingStandsStill";

  private static final Duration SAY_AGAIN = Duration.ofMinutes(1);
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Duration bound;
  private @Nullable Instant since;
  private Instant saidAt = Instant.MIN;

  RoutingStalled(Duration bound) {
    this.bound = bound;
  }

  /**
   * @param oldest age of the oldest alert that is not routed
   * @return what there is to say now
   */
  Optional<Alert> look(Duration oldest, Instant now) {
    if (oldest.compareTo(bound) > 0) {
      return stands(now);
    }
    var ended = Optional.ofNullable(since).map(start -> alert(start, now, now));
    since = null;
    saidAt = Instant.MIN;
    return ended;
  }

  private Optional<Alert> stands(Instant now) {
    if (saidAt.isAfter(now.minus(SAY_AGAIN))) {
      return Optional.empty();
    }
    saidAt = now;
    since = since == null ? now : since;
    return Optional.of(alert(since, now.plus(LIFE), now));
  }

  private Alert alert(Instant start, Instant end, Instant now) {
    return new Alert(
        LabelSet.of("alertname", NAME, "severity", "critical"),
        LabelSet.of(
            "summary",
            "Alerts are accepted and have not been routed for more than %d s"
                .formatted(bound.toSeconds()),
            "description",
            "They are durably stored and are routed when the router goes on. Look at its log and at its memory; a restart is safe."),
        start,
        end,
        false,
        "",
        now,
        ZoneOffset.UTC);
  }
}
