package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import java.util.List;

/** What holds where a key is not written. */
public sealed interface Absent {

  record Nothing() implements Absent {}

  record Default(Printed value) implements Absent {}

  /**
   * What {@code global} says.
   *
   * @param unless own keys that make the global one useless
   */
  record Global(Key key, List<String> unless) implements Absent {
    public Global {
      unless = List.copyOf(unless);
    }
  }
}
