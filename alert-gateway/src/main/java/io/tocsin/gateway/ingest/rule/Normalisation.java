package io.tocsin.gateway.ingest.rule;

import java.util.Locale;

/** A change made to an alert that was still accepted. */
public enum Normalisation {
  CLOCK_AHEAD,
  END_CAPPED,
  ANNOTATIONS_CUT,
  RESERVED_NAME;

  /** As a metric label value. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
