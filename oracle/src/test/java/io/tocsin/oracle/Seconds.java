package io.tocsin.oracle;

import java.time.Duration;
import java.util.Locale;

/** Times for a person. */
final class Seconds {
  private Seconds() {}

  static String of(Duration time) {
    return String.format(Locale.ROOT, "%.2f", time.toMillis() / 1_000.0);
  }
}
