package io.tocsin.configuration;

import java.util.Locale;

/** Which behaviour to use where Tocsin deliberately differs from Alertmanager. */
public enum Compatibility {
  /** Tocsin's own. The default. */
  TOCSIN,
  /** Alertmanager's, including its weaknesses. */
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
