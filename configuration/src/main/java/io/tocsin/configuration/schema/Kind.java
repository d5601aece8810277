package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;

/**
 * The kind of value of a key. Both methods also get the section {@code global}, because nested keys
 * may refer to it.
 */
public sealed interface Kind
    permits Scalar, Nested, Sections, Listed, Mapped, TextOrSection, Structure {

  /** Records the mistakes of the value. */
  void check(Value value, Section global);

  /** The value as printed, without secrets. */
  Printed printed(Value value, Section global);
}
