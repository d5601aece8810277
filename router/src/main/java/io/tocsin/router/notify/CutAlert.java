package io.tocsin.router.notify;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.label.LabelSet;

/**
 * An alert without annotations and generator URL, for which there is no room; its labels still
 * identify it.
 */
final class CutAlert {
  /** The annotation that the gateway sets where it cuts annotations. */
  private static final String MARK = "__tocsin_annotations_cut";

  private CutAlert() {}

  static NotifiedAlert of(NotifiedAlert alert) {
    return new NotifiedAlert(
        alert.status(),
        alert.labels(),
        leftOut(alert.annotations().size()),
        alert.startsAt(),
        alert.endsAt(),
        "",
        alert.fingerprint(),
        alert.offset());
  }

  private static LabelSet leftOut(int annotations) {
    return annotations == 0
        ? LabelSet.EMPTY
        : LabelSet.of(MARK, "%d of %d are left out".formatted(annotations, annotations));
  }
}
