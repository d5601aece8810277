package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;

/** Whatever the user likes, passed on as it is. */
public record Structure() implements Kind {
  public static final Structure ANY = new Structure();

  @Override
  public void check(Value value, Section global) {
    // Everything that is YAML will do.
  }

  @Override
  public Printed printed(Value value, Section global) {
    return value.printed();
  }
}
