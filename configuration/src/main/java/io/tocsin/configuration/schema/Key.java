package io.tocsin.configuration.schema;

import io.tocsin.configuration.duration.PrometheusDuration;
import io.tocsin.configuration.url.WebAddress;
import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key of a section.
 *
 * @param orFile the value may be in a file, named by the key with the suffix {@code _file}
 * @param late newer than Debian's amtool, which rejects unknown keys: printed only if present
 */
public record Key(String name, Kind kind, boolean orFile, Absent absent, boolean late) {
  private static final String FILE = "_file";

  public static Key key(String name, Kind kind) {
    return new Key(name, kind, false, new Absent.Nothing(), false);
  }

  public static Key text(String name) {
    return key(name, Scalar.TEXT);
  }

  /** A text in Go's template language. */
  public static Key template(String name) {
    return key(name, Scalar.TEMPLATE);
  }

  /** A secret template, inline or in a file. */
  public static Key secretTemplate(String name) {
    return new Key(name, Scalar.SECRET_TEMPLATE, true, new Absent.Nothing(), false);
  }

  /** A secret template that says where a message goes, inline or in a file. */
  public static Key secretDestination(String name) {
    return new Key(name, Scalar.SECRET_DESTINATION, true, new Absent.Nothing(), false);
  }

  public static Key flag(String name) {
    return key(name, Scalar.FLAG);
  }

  /** A secret, inline or in a file. */
  public static Key secret(String name) {
    return new Key(name, Scalar.SECRET, true, new Absent.Nothing(), false);
  }

  /** A secret URL, inline or in a file. */
  public static Key secretAddress(String name) {
    return new Key(name, Scalar.SECRET_ADDRESS, true, new Absent.Nothing(), false);
  }

  public Key otherwise(String text) {
    return otherwise(Printed.text(text));
  }

  public Key otherwise(boolean flag) {
    return otherwise(new Printed.Scalar(String.valueOf(flag)));
  }

  public Key otherwise(Duration duration) {
    return otherwise(new Printed.Scalar(PrometheusDuration.text(duration)));
  }

  public Key otherwise(Printed value) {
    return new Key(name, kind, orFile, new Absent.Default(value), late);
  }

  /** Inherited from a key of {@code global}, unless one of these own keys is present. */
  public Key otherwise(Key globally, String... unless) {
    return new Key(name, kind, orFile, new Absent.Global(globally, List.of(unless)), late);
  }

  Key printedAlways() {
    return new Key(name, kind, orFile, absent, false);
  }

  public Key printedIfWritten() {
    return new Key(name, kind, orFile, absent, true);
  }

  void check(Section section, Section global) {
    if (orFile) {
      section.secret(name, value -> kind.check(value, global), this::readFromFile);
    } else {
      section.value(name).ifPresent(value -> kind.check(value, global));
    }
  }

  /** A URL in a file is checked like an inline one. */
  private Object readFromFile(String text) {
    return kind == Scalar.SECRET_ADDRESS ? WebAddress.of(text) : text;
  }

  void print(Section section, Section global, Map<String, Printed> into) {
    if (!late || isWritten(section)) {
      print(name, section, global, into);
    }
  }

  /**
   * @param as the integration's name for the key that it inherits from {@code global}
   */
  private void print(String as, Section section, Section global, Map<String, Printed> into) {
    var value = said(section, name);
    var file = orFile ? said(section, name + FILE) : Optional.<Value>empty();
    value.ifPresent(written -> into.put(as, kind.printed(written, global)));
    file.ifPresent(written -> into.put(as + FILE, Scalar.FILE.printed(written, global)));
    if (value.isEmpty() && file.isEmpty()) {
      printAbsent(as, section, global, into);
    }
  }

  private void printAbsent(String as, Section section, Section global, Map<String, Printed> into) {
    switch (absent) {
      case Absent.Nothing() -> {}
      case Absent.Default(var value) -> {
        // An explicit empty value removes the default.
        if (!isWritten(section)) {
          into.put(as, value);
        }
      }
      case Absent.Global(var key, var unless) -> {
        if (Rule.count(section, unless.toArray(String[]::new)) == 0) {
          key.print(as, global, global, into);
        }
      }
    }
  }

  private boolean isWritten(Section section) {
    return section.value(name).isPresent() || orFile && section.value(name + FILE).isPresent();
  }

  /** An empty text counts as absent, an empty list or section does not. */
  private static Optional<Value> said(Section section, String key) {
    return section.value(key).filter(value -> !value.isText() || !value.isEmpty());
  }
}
