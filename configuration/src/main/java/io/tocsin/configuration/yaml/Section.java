package io.tocsin.configuration.yaml;

import io.tocsin.configuration.SecretSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A mapping of keys to values. A key is known once a reader has asked for it; {@link #done()}
 * reports the others, so there is no second list of keys to maintain.
 */
public final class Section {
  private final String path;
  private final Place place;
  private final YamlNode.Mapping mapping;
  private final SourceFile file;
  private final Set<String> known = new LinkedHashSet<>();

  Section(String path, Place place, YamlNode.Mapping mapping, SourceFile file) {
    this.path = path;
    this.place = place;
    this.mapping = mapping;
    this.file = file;
  }

  public boolean isEmpty() {
    return mapping.entries().isEmpty();
  }

  /** A key without a value counts as absent, as in Go's YAML. */
  public Optional<Value> value(String key) {
    known.add(key);
    return Optional.ofNullable(mapping.entries().get(key))
        .map(entry -> new Value(pathOf(key), entry.place(), entry.value(), file))
        .filter(value -> !value.isNull());
  }

  /** The value, unless it is empty. */
  public Optional<Value> filled(String key) {
    return value(key).filter(value -> !value.isEmpty());
  }

  public Optional<String> text(String key) {
    return value(key).flatMap(Value::text);
  }

  public boolean flag(String key, boolean otherwise) {
    return value(key).flatMap(Value::flag).orElse(otherwise);
  }

  public Optional<Section> section(String key) {
    return value(key).flatMap(Value::section);
  }

  public List<Value> items(String key) {
    return value(key).map(Value::items).orElse(List.of());
  }

  /** Text by key, in the order of the file. */
  public Map<String, String> texts(String key) {
    var texts = new LinkedHashMap<String, String>();
    section(key)
        .ifPresent(
            section ->
                section
                    .values()
                    .forEach(
                        (name, value) -> value.text().ifPresent(text -> texts.put(name, text))));
    return texts;
  }

  /** The keys that readers have asked for so far. */
  public Set<String> asked() {
    return Set.copyOf(known);
  }

  /** The keys that are present, in the order of the file. */
  public Set<String> written() {
    return Collections.unmodifiableSet(mapping.entries().keySet());
  }

  /** All keys with their values. */
  public Map<String, Value> values() {
    var values = new LinkedHashMap<String, Value>();
    mapping
        .entries()
        .forEach(
            (key, entry) ->
                values.put(key, new Value(pathOf(key), entry.place(), entry.value(), file)));
    known.addAll(values.keySet());
    return values;
  }

  /** The value of the key, or the file that {@code key_file} names; not both. */
  public Optional<SecretSource> secret(String key) {
    return secret(key, value -> {});
  }

  /**
   * @param check checks an inline secret
   */
  public Optional<SecretSource> secret(String key, Consumer<Value> check) {
    return secret(key, check, text -> text);
  }

  /**
   * @param check checks an inline secret
   * @param reader refuses with an IllegalArgumentException what must not be in the file; since that
   *     may change any time, it is a warning now, and has to be looked at again when it is used
   */
  public Optional<SecretSource> secret(
      String key, Consumer<Value> check, Function<String, ?> reader) {
    var written = value(key);
    var inFile = value(key + "_file");
    refuseBoth(key);
    written.ifPresent(check);
    return written
        .flatMap(Value::text)
        .filter(text -> !text.isEmpty())
        .<SecretSource>map(SecretSource.Inline::new)
        .or(() -> inFile.flatMap(file -> file.secretFile(reader)));
  }

  /** Marks keys of any kind as valid but without effect yet. */
  public void haveNoEffectYet(String... keys) {
    for (var key : keys) {
      value(key).ifPresent(Value::hasNoEffectYet);
    }
  }

  /** The same for secrets and their {@code key_file}. */
  public void secretsHaveNoEffectYet(String... keys) {
    for (var key : keys) {
      refuseBoth(key);
      haveNoEffectYet(key, key + "_file");
    }
  }

  /** The same for keys that hold lists of sections. */
  public void listsHaveNoEffectYet(String... keys) {
    for (var key : keys) {
      value(key).ifPresent(Section::listHasNoEffectYet);
    }
  }

  /** Sets a readable name for warnings. */
  public void name(String words) {
    file.unsupported().name(path, words);
  }

  /** Reports every key that no reader has asked for. */
  public void done() {
    for (var entry : mapping.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        file.mistake(entry.getValue().place(), pathOf(entry.getKey()), unknown(entry.getKey()));
      }
    }
  }

  /** Records a mistake at the key, or at the section if the key is absent. */
  public void mistake(String key, String message) {
    var entry = mapping.entries().get(key);
    file.mistake(
        entry == null ? place : entry.place(), entry == null ? path : pathOf(key), message);
  }

  public void warn(String message) {
    file.warning(place, path, message);
  }

  public SourceFile file() {
    return file;
  }

  private void refuseBoth(String key) {
    if (filled(key).isPresent() && filled(key + "_file").isPresent()) {
      mistake(key, "at most one of %s & %s_file must be configured".formatted(key, key));
    }
  }

  private static void listHasNoEffectYet(Value list) {
    var items = new ArrayList<>(list.items());
    items.forEach(Value::section);
    list.hasNoEffectYet();
  }

  private String unknown(String key) {
    return NearestKey.to(key, known)
        .map(nearest -> "unknown key, did you mean \"" + nearest + "\"?")
        .orElseGet(
            () ->
                "unknown key, known here: " + String.join(", ", known.stream().sorted().toList()));
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
