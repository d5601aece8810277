package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;

/** A list. */
public record Listed(Kind item) implements Kind {
  @Override
  public void check(Value value, Section global) {
    value.items().forEach(each -> item.check(each, global));
  }

  @Override
  public Printed printed(Value value, Section global) {
    return new Printed.Items(
        value.items().stream().map(each -> item.printed(each, global)).toList());
  }
}
