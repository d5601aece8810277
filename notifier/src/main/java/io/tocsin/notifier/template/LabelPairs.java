package io.tocsin.notifier.template;

import io.tocsin.model.label.Label;
import io.tocsin.model.label.LabelSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Labels in display order: {@code alertname} first, the rest by name. */
public final class LabelPairs {
  private static final Comparator<Label> ALERTNAME_FIRST =
      Comparator.comparing((Label label) -> !label.name().equals("alertname"));

  private LabelPairs() {}

  public static List<Label> sorted(LabelSet labels) {
    return labels.stream().sorted(ALERTNAME_FIRST).toList();
  }

  static String values(LabelSet labels) {
    return sorted(labels).stream().map(Label::value).collect(Collectors.joining(" "));
  }
}
