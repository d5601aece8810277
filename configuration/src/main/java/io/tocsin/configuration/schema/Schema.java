package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys and rules of a section.
 *
 * @param keys in print order
 */
public record Schema(List<Key> keys, List<Rule> rules) {
  public Schema {
    keys = List.copyOf(keys);
    rules = List.copyOf(rules);
  }

  public static Schema of(Key... keys) {
    return new Schema(List.of(keys), List.of());
  }

  public Schema with(Rule... more) {
    return new Schema(keys, Stream.concat(rules.stream(), Stream.of(more)).toList());
  }

  public Schema with(Key... more) {
    return new Schema(Stream.concat(keys.stream(), Stream.of(more)).toList(), rules);
  }

  /** With this key in place of the one with the same name. */
  public Schema replacing(Key other) {
    return new Schema(
        keys.stream().map(key -> key.name().equals(other.name()) ? other : key).toList(), rules);
  }

  /**
   * @throws IllegalArgumentException if there is no such key
   */
  public Key key(String name) {
    return keys.stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no key " + name));
  }

  /** Records all mistakes of the section, including unknown keys. */
  public void check(Section section, Section global) {
    keys.forEach(key -> key.check(section, global));
    rules.forEach(rule -> rule.check(section, global));
    section.done();
  }

  /**
   * For a section that a reader has read before: keys that it did not ask for are valid but have no
   * effect yet.
   */
  public void finish(Section section, Section global) {
    var used = section.asked();
    check(section, global);
    var known = section.asked();
    section.written().stream()
        .filter(key -> known.contains(key) && !used.contains(key))
        .forEach(section::haveNoEffectYet);
  }

  /** For a section that needs nothing from {@code global}. */
  public void finish(Section section) {
    finish(section, section.file().emptySection());
  }

  /** What is printed for an empty section. */
  public Printed defaults() {
    var entries = new LinkedHashMap<String, Printed>();
    for (var key : keys) {
      if (!key.late() && key.absent() instanceof Absent.Default(var value)) {
        entries.put(key.name(), value);
      }
    }
    return new Printed.Keys(entries);
  }

  public Printed printed(Section section, Section global) {
    return new Printed.Keys(entries(section, global));
  }

  /** The printed values by key, in the order of the keys. */
  public Map<String, Printed> entries(Section section, Section global) {
    var entries = new LinkedHashMap<String, Printed>();
    keys.forEach(key -> key.print(section, global, entries));
    return entries;
  }

  /** The same, but also prints the defaults of keys that are otherwise printed only if present. */
  public Schema printingAllDefaults() {
    return new Schema(keys.stream().map(Key::printedAlways).toList(), rules);
  }
}
