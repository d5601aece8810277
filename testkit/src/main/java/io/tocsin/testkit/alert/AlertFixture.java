package io.tocsin.testkit.alert;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.testkit.clock.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Builds an alert: {@code anAlert("DiskFull").with("instance", "db-01").build()}. Each method
 * returns a new fixture, so tests can share a common one.
 *
 * @param endsAt if absent, {@link #ASSUMED_LIFE} after the last report
 */
public record AlertFixture(
    LabelSet labels,
    LabelSet annotations,
    Instant startsAt,
    Optional<Instant> endsAt,
    Instant updatedAt,
    String generatorUrl) {
  /** Alertmanager's default {@code resolve_timeout}. */
  public static final Duration ASSUMED_LIFE = Duration.ofMinutes(5);

  public static AlertFixture anAlert(String name) {
    return new AlertFixture(
        LabelSet.of("alertname", name),
        LabelSet.EMPTY,
        ManualClock.START,
        Optional.empty(),
        ManualClock.START,
        "");
  }

  public AlertFixture with(String label, String value) {
    return new AlertFixture(
        labels.with(label, value), annotations, startsAt, endsAt, updatedAt, generatorUrl);
  }

  public AlertFixture annotated(String annotation, String value) {
    return new AlertFixture(
        labels, annotations.with(annotation, value), startsAt, endsAt, updatedAt, generatorUrl);
  }

  /** Sets the start, which is also the time of the first report. */
  public AlertFixture startingAt(Instant start) {
    return new AlertFixture(labels, annotations, start, endsAt, start, generatorUrl);
  }

  public AlertFixture endingAt(Instant end) {
    return new AlertFixture(
        labels, annotations, startsAt, Optional.of(end), updatedAt, generatorUrl);
  }

  public AlertFixture reportedAt(Instant heard) {
    return new AlertFixture(labels, annotations, startsAt, endsAt, heard, generatorUrl);
  }

  public AlertFixture from(String url) {
    return new AlertFixture(labels, annotations, startsAt, endsAt, updatedAt, url);
  }

  public Alert build() {
    return new Alert(
        labels,
        annotations,
        startsAt,
        endsAt.orElseGet(() -> updatedAt.plus(ASSUMED_LIFE)),
        endsAt.isEmpty(),
        generatorUrl,
        updatedAt,
        ZoneOffset.UTC);
  }
}
