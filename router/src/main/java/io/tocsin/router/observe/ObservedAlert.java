package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Duration;
import java.time.Instant;

/**
 * The known state of one alert.
 *
 * @param alert as last forwarded
 * @param contentHash hash of its annotations and generator URL
 * @param knownEnd newest end given by its source; later than the forwarded one while refreshes are
 *     held back
 * @param heardAt time of the newest report
 * @param hasExpired it expired while this process was receiving, and was deleted from the durable
 *     copy
 * @param bytes heap size
 */
record ObservedAlert(
    Alert alert,
    long contentHash,
    Instant knownEnd,
    Instant heardAt,
    boolean hasExpired,
    int bytes) {

  /** An alert as reported. */
  static ObservedAlert of(Alert alert, long contentHash) {
    return new ObservedAlert(alert, contentHash, alert.endsAt(), alert.updatedAt(), false, 0);
  }

  ObservedAlert taking(int newBytes) {
    return new ObservedAlert(alert, contentHash, knownEnd, heardAt, hasExpired, newBytes);
  }

  /** Keeps the old annotations of a known alert whose new ones do not fit into memory. */
  ObservedAlert withTextsOf(ObservedAlert known) {
    var texts = known.alert;
    return new ObservedAlert(
        new Alert(
            texts.labels(),
            texts.annotations(),
            alert.startsAt(),
            alert.endsAt(),
            alert.endIsAssumed(),
            texts.generatorUrl(),
            alert.updatedAt(),
            alert.offset(),
            alert.sources()),
        known.contentHash,
        knownEnd,
        heardAt,
        hasExpired,
        known.bytes);
  }

  boolean hasNewerEnd() {
    return knownEnd.isAfter(alert.endsAt());
  }

  /**
   * When a newer end must be forwarded: halfway to the forwarded end. Later, the group might take
   * the alert for resolved; earlier is wasted work, because most refreshes contain nothing new.
   */
  Instant renewalDue() {
    var timeToLive = Duration.between(alert.updatedAt(), alert.endsAt());
    // Not Duration.dividedBy, which uses BigDecimal: this runs for every refresh.
    return alert.endsAt().minusMillis(timeToLive.toMillis() / 2);
  }

  /** The alert with its newest end and report time. */
  ObservedAlert renewed() {
    var fresh =
        new Alert(
            alert.labels(),
            alert.annotations(),
            alert.startsAt(),
            knownEnd,
            alert.endIsAssumed(),
            alert.generatorUrl(),
            heardAt,
            alert.offset(),
            alert.sources());
    return new ObservedAlert(fresh, contentHash, knownEnd, heardAt, false, bytes);
  }

  /**
   * Whether the entry equals what was last forwarded; the labels are identified by the fingerprint.
   */
  boolean isForwardedAs(AlertEntry entry) {
    return entry.contentHash() == contentHash
        && entry.receivedAt().equals(alert.updatedAt())
        && entry.startsAt().equals(alert.startsAt())
        && entry.endsAt().equals(alert.endsAt())
        && entry.endIsAssumed() == alert.endIsAssumed()
        && entry.sources().equals(alert.sources());
  }

  ObservedAlert heard(AlertEntry entry) {
    return new ObservedAlert(alert, contentHash, entry.endsAt(), entry.receivedAt(), false, bytes);
  }

  /**
   * Whether it expired without a report from its source. Only a process that was receiving can
   * tell.
   *
   * @param grace while it lasts, alerts do not expire
   */
  boolean expiresWithoutReport(RestartGrace grace, Instant now) {
    return !hasExpired
        && !knownEnd.isAfter(now)
        && RestartGrace.expiresWithoutReport(withKnownEnd())
        && grace.statusOf(withKnownEnd(), now) == AlertStatus.RESOLVED;
  }

  ObservedAlert expired() {
    return new ObservedAlert(alert, contentHash, knownEnd, heardAt, true, bytes);
  }

  /** For display: every report moves {@code updatedAt}, even one without changes. */
  Alert asHeard() {
    return heardAt.isAfter(alert.updatedAt()) ? renewed().alert() : alert;
  }

  /** The alert with its newest end, for merging it with a report that changes more. */
  Alert withKnownEnd() {
    return hasNewerEnd() ? renewed().alert() : alert;
  }
}
