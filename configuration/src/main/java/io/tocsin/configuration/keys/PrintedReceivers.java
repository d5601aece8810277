package io.tocsin.configuration.keys;

import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * Prints the list of receivers. Alertmanager adds the label {@code name} to each; amtool before
 * 0.33 rejects labels, so by default they are printed only for receivers that have some.
 *
 * @param always whether labels are printed for every receiver
 */
record PrintedReceivers(Schema schema, boolean always) {
  private static final String NAME = "name";
  private static final String LABELS = "labels";

  Printed of(List<Value> items, Section global) {
    return new Printed.Items(
        items.stream()
            .flatMap(item -> item.section().stream())
            .map(section -> printed(section, global))
            .toList());
  }

  private Printed printed(Section receiver, Section global) {
    var printed = schema.entries(receiver, global);
    var labels = new TreeMap<String, Printed>();
    receiver.texts(LABELS).forEach((name, text) -> labels.put(name, Printed.text(text)));
    if (!always && labels.isEmpty()) {
      return new Printed.Keys(printed);
    }
    labels.put(NAME, Printed.text(receiver.text(NAME).orElse("")));
    var withLabels = new LinkedHashMap<String, Printed>();
    withLabels.put(NAME, printed.getOrDefault(NAME, Printed.text("")));
    withLabels.put(LABELS, new Printed.Keys(labels));
    printed.forEach(withLabels::putIfAbsent);
    return new Printed.Keys(withLabels);
  }
}
