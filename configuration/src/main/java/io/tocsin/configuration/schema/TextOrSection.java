package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;

/** A template as a short form of a section. */
public record TextOrSection(Schema schema) implements Kind {
  @Override
  public void check(Value value, Section global) {
    kindOf(value).check(value, global);
  }

  @Override
  public Printed printed(Value value, Section global) {
    return kindOf(value).printed(value, global);
  }

  private Kind kindOf(Value value) {
    return value.isText() ? Scalar.TEMPLATE : new Nested(schema);
  }
}
