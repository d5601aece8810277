package io.tocsin.router.notify;

import io.tocsin.model.label.LabelSet;
import java.util.Comparator;

/** The order of alerts in a notification. */
public final class MessageOrder {
  /** By job, then instance, alerts without the label last; the rest by label set. */
  public static final Comparator<LabelSet> OF_LABELS =
      byLabel("job").thenComparing(byLabel("instance")).thenComparing(LabelSet.ORDER);

  private MessageOrder() {}

  /** Avoids Optional: sorting a large group calls this a hundred thousand times. */
  private static Comparator<LabelSet> byLabel(String name) {
    return (left, right) -> {
      int presence = Boolean.compare(right.has(name), left.has(name));
      return presence != 0 ? presence : left.valueOrEmpty(name).compareTo(right.valueOrEmpty(name));
    };
  }
}
