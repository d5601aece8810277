package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.util.function.Consumer;

/**
 * Any structure, passed on unchanged.
 *
 * @param checked is called with every text in it
 */
public record Structure(Consumer<Value> checked) implements Kind {
  /** Accepts any YAML. */
  public static final Structure ANY = new Structure(_ -> {});

  /** Every text in it is a template. */
  public static final Structure OF_TEMPLATES = new Structure(Value::checkTemplate);

  @Override
  public void check(Value value, Section global) {
    value.texts().forEach(checked);
  }

  @Override
  public Printed printed(Value value, Section global) {
    return value.printed();
  }
}
