package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.util.function.Supplier;

/**
 * A list of sections.
 *
 * @param schema of each; a supplier, because routes contain routes
 * @param missing message for an empty item
 */
public record Sections(Supplier<Schema> schema, String missing) implements Kind {
  public Sections(Schema schema, String missing) {
    this(() -> schema, missing);
  }

  @Override
  public void check(Value value, Section global) {
    for (var item : value.items()) {
      if (item.isNull()) {
        item.mistake(missing);
      } else {
        item.section().ifPresent(section -> schema.get().check(section, global));
      }
    }
  }

  @Override
  public Printed printed(Value value, Section global) {
    return new Printed.Items(
        value.items().stream()
            .flatMap(item -> item.section().stream())
            .<Printed>map(section -> schema.get().printed(section, global))
            .toList());
  }
}
