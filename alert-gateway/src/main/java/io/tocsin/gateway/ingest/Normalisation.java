package io.tocsin.gateway.ingest;

import java.util.Locale;

/** A change made to an alert that was still accepted. */
enum Normalisation {
  CLOCK_AHEAD,
  END_CAPPED,
  ANNOTATIONS_CUT,
  RESERVED_NAME;

  /** As a metric label value. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
