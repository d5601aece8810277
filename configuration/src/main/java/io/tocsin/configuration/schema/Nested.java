package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.util.Map;

/** A section. */
public record Nested(Schema schema) implements Kind {
  @Override
  public void check(Value value, Section global) {
    value.section().ifPresent(section -> schema.check(section, global));
  }

  @Override
  public Printed printed(Value value, Section global) {
    return value
        .section()
        .map(section -> schema.printed(section, global))
        .orElse(new Printed.Keys(Map.of()));
  }
}
