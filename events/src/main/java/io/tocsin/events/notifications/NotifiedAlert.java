package io.tocsin.events.notifications;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * One alert of a notification, as it was when its group was flushed.
 *
 * @param endsAt absent while firing
 * @param offset zone offset used by the source
 */
public record NotifiedAlert(
    AlertStatus status,
    LabelSet labels,
    LabelSet annotations,
    Instant startsAt,
    Optional<Instant> endsAt,
    String generatorUrl,
    Fingerprint fingerprint,
    ZoneOffset offset) {

  /**
   * @param status decided by the router, which may treat an alert as firing although its end has
   *     passed
   */
  public static NotifiedAlert of(Alert alert, AlertStatus status) {
    return of(alert, alert.fingerprint(), status);
  }

  /**
   * @param fingerprint fingerprint of the alert, if known already; saves computing it
   */
  public static NotifiedAlert of(Alert alert, Fingerprint fingerprint, AlertStatus status) {
    return new NotifiedAlert(
        status,
        alert.labels(),
        alert.annotations(),
        alert.startsAt(),
        status == AlertStatus.RESOLVED ? Optional.of(alert.endsAt()) : Optional.empty(),
        alert.generatorUrl(),
        fingerprint,
        alert.offset());
  }
}
