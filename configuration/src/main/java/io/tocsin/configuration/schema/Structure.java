package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.util.function.Consumer;

/**
 * Whatever the user likes, passed on as it is.
 *
 * @param checked gets every text in it
 */
public record Structure(Consumer<Value> checked) implements Kind {
  /** Everything that is YAML will do. */
  public static final Structure ANY = new Structure(_ -> {});

  /** Each text in it is a template. */
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
