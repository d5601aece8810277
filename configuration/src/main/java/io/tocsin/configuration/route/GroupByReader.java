package io.tocsin.configuration.route;

import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import io.tocsin.model.label.LabelSyntax;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads {@code group_by}. An absent key is inherited; an empty list makes a single group. */
final class GroupByReader {
  private static final String ALL_LABELS = "...";

  private GroupByReader() {}

  static Optional<GroupBy> read(Section route) {
    return route.value("group_by").map(list -> read(list, route.file().syntax()));
  }

  private static GroupBy read(Value list, LabelSyntax syntax) {
    var names = new HashSet<String>();
    for (var item : list.items()) {
      item.text().ifPresent(name -> add(name, item, syntax, names));
    }
    boolean allLabels = names.remove(ALL_LABELS);
    if (allLabels && !names.isEmpty()) {
      list.mistake("cannot have wildcard group_by (`...`) and other labels at the same time");
    }
    return new GroupBy(allLabels, allLabels ? Set.of() : names);
  }

  private static void add(String name, Value item, LabelSyntax syntax, Set<String> names) {
    if (!name.equals(ALL_LABELS) && !syntax.isLabelName(name)) {
      item.mistake("invalid label name \"" + name + "\" in group_by list");
    } else if (!names.add(name)) {
      item.mistake("duplicated label \"" + name + "\" in group_by");
    }
  }
}
