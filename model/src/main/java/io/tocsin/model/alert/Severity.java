package io.tocsin.model.alert;

import io.tocsin.model.label.LabelSet;
import java.util.Set;

/** How bad something is, by the label that everybody has for it. */
public final class Severity {
  private static final Set<String> CRITICAL = Set.of("critical", "page");

  private Severity() {}

  /** Somebody is to be woken. */
  public static boolean isCritical(LabelSet labels) {
    return CRITICAL.contains(labels.valueOrEmpty("severity"));
  }
}
