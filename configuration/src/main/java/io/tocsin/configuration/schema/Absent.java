package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import java.util.List;

/** The value of an absent key. */
public sealed interface Absent {

  record Nothing() implements Absent {}

  record Default(Printed value) implements Absent {}

  /**
   * The value of a key of {@code global}.
   *
   * @param unless own keys that disable the global one
   */
  record Global(Key key, List<String> unless) implements Absent {
    public Global {
      unless = List.copyOf(unless);
    }
  }
}
