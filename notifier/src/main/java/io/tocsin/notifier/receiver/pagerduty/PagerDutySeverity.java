package io.tocsin.notifier.receiver.pagerduty;

import java.util.Locale;

/** PagerDuty accepts four severities and rejects every other value. */
final class PagerDutySeverity {
  private PagerDutySeverity() {}

  static String of(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "critical", "page" -> "critical";
      case "warning", "warn" -> "warning";
      case "info", "none" -> "info";
      default -> "error";
    };
  }
}
