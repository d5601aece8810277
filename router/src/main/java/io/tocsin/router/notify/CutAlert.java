package io.tocsin.router.notify;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.label.LabelSet;

/** An alert without the texts for which there is no room: its labels say which one it is. */
final class CutAlert {
  /** The mark that the gateway sets where it leaves annotations out. */
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
