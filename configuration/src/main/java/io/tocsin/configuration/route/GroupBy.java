package io.tocsin.configuration.route;

import io.tocsin.model.label.LabelSet;
import java.util.Set;

/**
 * Which labels make a group.
 *
 * @param allLabels written {@code ['...']}: every label set is a group of its own
 * @param names otherwise these; empty puts everything of the route into one group
 */
public record GroupBy(boolean allLabels, Set<String> names) {
  public static final GroupBy NOTHING = new GroupBy(false, Set.of());

  public GroupBy {
    names = Set.copyOf(names);
  }

  /** The labels the alert has of those wanted; a missing one is left out, not empty. */
  public LabelSet groupLabels(LabelSet labels) {
    return allLabels ? labels : labels.keeping(label -> names.contains(label.name()));
  }
}
