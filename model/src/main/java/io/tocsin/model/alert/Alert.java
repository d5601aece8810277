package io.tocsin.model.alert;

import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * One report about one label set. Labels alone are its identity.
 *
 * @param labels not empty, and without empty values
 * @param endsAt when it is over or expected to be; never before {@code startsAt}
 * @param endIsAssumed the source gave no end, so {@code endsAt} is set from resolve_timeout
 * @param generatorUrl as the source wrote it, possibly empty; never trusted as a link
 * @param updatedAt when the report was received
 * @param offset zone offset of the source's times, kept for display
 * @param sources sources of the alert
 */
public record Alert(
    LabelSet labels,
    LabelSet annotations,
    Instant startsAt,
    Instant endsAt,
    boolean endIsAssumed,
    String generatorUrl,
    Instant updatedAt,
    ZoneOffset offset,
    AlertSources sources) {

  /** An alert with unknown sources. */
  public Alert(
      LabelSet labels,
      LabelSet annotations,
      Instant startsAt,
      Instant endsAt,
      boolean endIsAssumed,
      String generatorUrl,
      Instant updatedAt,
      ZoneOffset offset) {
    this(
        labels,
        annotations,
        startsAt,
        endsAt,
        endIsAssumed,
        generatorUrl,
        updatedAt,
        offset,
        AlertSources.UNKNOWN);
  }

  public Alert {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("at least one label pair required");
    }
    if (endsAt.isBefore(startsAt)) {
      throw new IllegalArgumentException("start time must be before end time");
    }
  }

  public Fingerprint fingerprint() {
    return labels.fingerprint();
  }

  /** The label {@code alertname}, or empty. */
  public String name() {
    return labels.valueOrEmpty("alertname");
  }

  public AlertStatus statusAt(Instant now) {
    return isResolvedAt(now) ? AlertStatus.RESOLVED : AlertStatus.FIRING;
  }

  public boolean isResolvedAt(Instant now) {
    return !endsAt.isAfter(now);
  }

  public Alert withTimes(Instant newStart, Instant newEnd) {
    return new Alert(
        labels,
        annotations,
        newStart,
        newEnd,
        endIsAssumed,
        generatorUrl,
        updatedAt,
        offset,
        sources);
  }

  public Alert from(AlertSources newSources) {
    return new Alert(
        labels,
        annotations,
        startsAt,
        endsAt,
        endIsAssumed,
        generatorUrl,
        updatedAt,
        offset,
        newSources);
  }
}
