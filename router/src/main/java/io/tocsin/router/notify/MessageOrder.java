package io.tocsin.router.notify;

import io.tocsin.model.label.LabelSet;
import java.util.Comparator;
import java.util.Optional;

/** The order of alerts in a message. */
public final class MessageOrder {
  /** By job, then instance, alerts without the label last; the rest by label set. */
  public static final Comparator<LabelSet> OF_LABELS =
      byLabel("job").thenComparing(byLabel("instance")).thenComparing(LabelSet.ORDER);

  private MessageOrder() {}

  private static Comparator<LabelSet> byLabel(String name) {
    return Comparator.comparing(
        (LabelSet labels) -> labels.get(name),
        Comparator.comparing(Optional<String>::isEmpty).thenComparing(value -> value.orElse("")));
  }
}
