package io.tocsin.gateway.ingest;

import java.util.Locale;

/** What was changed about an alert that was taken all the same. */
enum Normalisation {
  CLOCK_AHEAD,
  END_CAPPED,
  ANNOTATIONS_CUT,
  RESERVED_NAME;

  /** As the value of a metric's label. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
