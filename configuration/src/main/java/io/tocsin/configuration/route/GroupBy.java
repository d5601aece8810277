package io.tocsin.configuration.route;

import io.tocsin.model.label.LabelSet;
import java.util.Set;

/**
 * The labels that alerts are grouped by.
 *
 * @param allLabels written {@code ['...']}: every label set is a group of its own
 * @param names otherwise the labels; if empty, the route has a single group
 */
public record GroupBy(boolean allLabels, Set<String> names) {
  public static final GroupBy NOTHING = new GroupBy(false, Set.of());

  public GroupBy {
    names = Set.copyOf(names);
  }

  /** The group labels of an alert; a missing label is left out, not empty. */
  public LabelSet groupLabels(LabelSet labels) {
    return allLabels ? labels : labels.keeping(label -> names.contains(label.name()));
  }
}
