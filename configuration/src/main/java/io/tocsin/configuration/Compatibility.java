package io.tocsin.configuration;

import java.util.Locale;

/** Which behaviour is wanted where Tocsin differs from Alertmanager on purpose. */
public enum Compatibility {
  /** Tocsin's own. The default. */
  TOCSIN,
  /** Alertmanager's, its weaknesses included. */
  STRICT;

  static Compatibility parse(String text) {
    for (var mode : values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("expected tocsin or strict, not \"" + text + "\"");
  }
}
