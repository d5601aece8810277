package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Duration;
import java.time.Instant;

/**
 * What is known about one alert.
 *
 * @param alert as it was last passed on
 * @param contentHash of its annotations and generator URL
 * @param knownEnd the newest end its source gave; later than the passed-on one while refreshes are
 *     held back
 * @param heardAt the newest report
 * @param isOver its end passed in silence while we listened, and the durable copy has it no more
 * @param bytes what it takes of the heap
 */
record ObservedAlert(
    Alert alert, long contentHash, Instant knownEnd, Instant heardAt, boolean isOver, int bytes) {

  /** An alert as its newest report says. */
  static ObservedAlert of(Alert alert, long contentHash) {
    return new ObservedAlert(alert, contentHash, alert.endsAt(), alert.updatedAt(), false, 0);
  }

  ObservedAlert taking(int newBytes) {
    return new ObservedAlert(alert, contentHash, knownEnd, heardAt, isOver, newBytes);
  }

  /** For a known alert whose new texts find no room: it goes on with those it had. */
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
        isOver,
        known.bytes);
  }

  boolean hasNewerEnd() {
    return knownEnd.isAfter(alert.endsAt());
  }

  /**
   * When a newer end has to be passed on: half-way through the lease that the last one gave. Later
   * would risk that the group takes the alert for resolved; earlier is work for nothing, because
   * most refreshes say nothing new.
   */
  Instant renewalDue() {
    var lease = Duration.between(alert.updatedAt(), alert.endsAt());
    // Not Duration.dividedBy, which computes with BigDecimal: this is asked for every refresh.
    return alert.endsAt().minusMillis(lease.toMillis() / 2);
  }

  /** The alert with everything known about it. */
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

  /** Whether the entry is what was passed on last; labels are known by their fingerprint. */
  boolean isPassedOnAs(AlertEntry entry) {
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
   * Whether its end has passed without a word of its source, which nothing but this process's
   * presence says.
   *
   * @param grace while it lasts, silence is no end
   */
  boolean endsInSilence(RestartGrace grace, Instant now) {
    return !isOver
        && !knownEnd.isAfter(now)
        && RestartGrace.endsInSilence(withKnownEnd())
        && grace.statusOf(withKnownEnd(), now) == AlertStatus.RESOLVED;
  }

  ObservedAlert over() {
    return new ObservedAlert(alert, contentHash, knownEnd, heardAt, true, bytes);
  }

  /** For showing it: a report that says nothing new moves {@code updatedAt} all the same. */
  Alert asHeard() {
    return heardAt.isAfter(alert.updatedAt()) ? renewed().alert() : alert;
  }

  /**
   * The stored alert if nothing but its end is held back, for joining it with a report that says
   * more.
   */
  Alert withKnownEnd() {
    return hasNewerEnd() ? renewed().alert() : alert;
  }
}
