package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;

/**
 * What may stand behind a key. Both methods also get the section {@code global}, as what is inside
 * may refer to it.
 */
public sealed interface Kind
    permits Scalar, Nested, Sections, Listed, Mapped, TextOrSection, Structure {

  /** Notes what is wrong with the value. */
  void check(Value value, Section global);

  /** The value as it is printed again, without secrets. */
  Printed printed(Value value, Section global);
}
