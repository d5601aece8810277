package io.tocsin.oracle;

import java.time.Duration;

/**
 * When an alert fires, as both understand it.
 *
 * @param isAssumed nobody said when it ends
 */
record Life(Duration start, Duration end, boolean isAssumed) {
  /** {@code resolve_timeout} of every configuration here. */
  static final Duration RESOLVE_TIMEOUT = Duration.ofSeconds(7);

  static Life of(Report report, Duration now) {
    return new Life(
        report.start().or(report::end).orElse(now),
        report.end().orElse(now.plus(RESOLVE_TIMEOUT)),
        report.end().isEmpty());
  }

  boolean isResolvedAt(Duration now) {
    return end.compareTo(now) <= 0;
  }

  /** What is known after a later report; see section "merging" of Alertmanager's alert store. */
  Life mergedWith(Life later, Duration now) {
    if (!contains(later.end) && !contains(later.start)) {
      return later;
    }
    var first = start.compareTo(later.start) < 0 ? start : later.start;
    return new Life(first, endAfter(later, now), later.isAssumed);
  }

  private boolean contains(Duration moment) {
    return moment.compareTo(start) > 0 && moment.compareTo(end) < 0;
  }

  private Duration endAfter(Life later, Duration now) {
    boolean ours =
        later.isResolvedAt(now)
            ? isResolvedAt(now) && end.compareTo(later.end) > 0
            : !isAssumed && end.compareTo(later.end) > 0;
    return ours ? end : later.end;
  }
}
