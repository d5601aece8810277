package io.tocsin.model.alert;

import io.tocsin.model.label.LabelSet;
import java.util.Set;

/** Severity of an alert, by its {@code severity} label. */
public final class Severity {
  private static final Set<String> CRITICAL = Set.of("critical", "page");

  private Severity() {}

  /** Whether the alert must page somebody. */
  public static boolean isCritical(LabelSet labels) {
    return CRITICAL.contains(labels.valueOrEmpty("severity"));
  }
}
