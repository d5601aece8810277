package io.tocsin.configuration.yaml;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.duration.GoDuration;
import io.tocsin.configuration.duration.PrometheusDuration;
import io.tocsin.configuration.template.SimpleText;
import io.tocsin.configuration.template.TemplateSyntax;
import io.tocsin.configuration.url.WebAddress;
import io.tocsin.model.matcher.MatcherParser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A value of a key or a list. Reading it as the wrong kind records a mistake. */
public final class Value {
  // YAML 1.1 knows all of these.
  private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");
  private static final Set<String> FALSE = Set.of("false", "no", "off", "n");

  private final String path;
  private final Place place;
  private final YamlNode node;
  private final SourceFile file;

  Value(String path, Place place, YamlNode node, SourceFile file) {
    this.path = path;
    this.place = place;
    this.node = node;
    this.file = file;
  }

  public boolean isNull() {
    return node instanceof YamlNode.Scalar scalar && scalar.isNull();
  }

  /** Whether it is an empty text, list or section. */
  public boolean isEmpty() {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.text().isEmpty();
      case YamlNode.Sequence sequence -> sequence.items().isEmpty();
      case YamlNode.Mapping mapping -> mapping.entries().isEmpty();
    };
  }

  public Optional<String> text() {
    if (node instanceof YamlNode.Scalar scalar) {
      return Optional.of(scalar.isNull() ? "" : scalar.text());
    }
    mistake("expected text, not " + kind());
    return Optional.empty();
  }

  public Optional<Boolean> flag() {
    return parsed(Value::flag);
  }

  /** Zero or more. */
  public Optional<Integer> count() {
    return parsed(Value::count);
  }

  /** As Prometheus writes durations. */
  public Optional<Duration> duration() {
    return parsed(PrometheusDuration::parse);
  }

  /** As Go writes durations. */
  public Optional<Duration> goDuration() {
    return parsed(GoDuration::parse);
  }

  public Optional<URI> address() {
    return parsed(WebAddress::of);
  }

  public Optional<Path> file() {
    return text().map(file::resolve);
  }

  /** The parsed text; the parser throws an IllegalArgumentException for an invalid one. */
  public <T> Optional<T> parsed(Function<String, T> reader) {
    try {
      return text().map(reader);
    } catch (IllegalArgumentException e) {
      mistake(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** A parser for matchers at this position; its warnings name the position. */
  public MatcherParser matcherParser() {
    return file.matchers(place, path);
  }

  public List<Value> items() {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      mistake("expected a list, not " + kind());
      return List.of();
    }
    var items = new ArrayList<Value>();
    for (var item : sequence.items()) {
      items.add(new Value(path + "[" + items.size() + "]", item.place(), item, file));
    }
    return items;
  }

  public Optional<Section> section() {
    if (node instanceof YamlNode.Mapping mapping) {
      return Optional.of(new Section(path, place, mapping, file));
    }
    mistake("expected keys with values, not " + kind());
    return Optional.empty();
  }

  public boolean isText() {
    return node instanceof YamlNode.Scalar;
  }

  public void mistake(String message) {
    file.mistake(place, path, message);
  }

  public void warn(String message) {
    file.warning(place, path, message);
  }

  /** A text in Go's template language. A warning names one with unsupported features. */
  public void checkTemplate() {
    checkTemplate(() -> file.unfilledText(place, path), SimpleText::isUnderstood);
  }

  /** The same for a text that says where a message goes, which cannot be replaced. */
  public void checkDestination() {
    checkTemplate(
        () -> file.unfilledDestination(place, path), text -> SimpleText.parse(text).isPresent());
  }

  private void checkTemplate(Runnable name, Predicate<String> isUnderstood) {
    var text = text().orElse("");
    var mistake = TemplateSyntax.mistakeIn(text);
    if (mistake.isPresent()) {
      mistake(mistake.get());
    } else if (!isUnderstood.test(text)) {
      name.run();
    }
  }

  /** All texts in it, including nested ones. */
  public Stream<Value> texts() {
    return switch (node) {
      case YamlNode.Scalar _ -> Stream.of(this);
      case YamlNode.Sequence _ -> items().stream().flatMap(Value::texts);
      case YamlNode.Mapping _ ->
          section().stream().flatMap(it -> it.values().values().stream()).flatMap(Value::texts);
    };
  }

  /** Marks it as valid in Alertmanager but without effect in Tocsin yet. */
  public void hasNoEffectYet() {
    file.withoutEffect(place, path);
  }

  /** The file of a secret, checked now so that problems are reported at load time. */
  public Optional<SecretSource> secretFile() {
    return secretFile(text -> text);
  }

  /**
   * @param reader throws an IllegalArgumentException for invalid content
   */
  Optional<SecretSource> secretFile(Function<String, ?> reader) {
    return SecretFile.of(this, reader);
  }

  /** As written, without comments and with aliases expanded. */
  public Printed printed() {
    return switch (node) {
      case YamlNode.Scalar scalar -> printed(scalar);
      case YamlNode.Sequence sequence ->
          new Printed.Items(items().stream().map(Value::printed).toList());
      case YamlNode.Mapping mapping -> {
        var entries = new LinkedHashMap<String, Printed>();
        mapping
            .entries()
            .forEach(
                (key, entry) ->
                    entries.put(key, new Value(path, place, entry.value(), file).printed()));
        yield new Printed.Keys(entries);
      }
    };
  }

  private static Printed printed(YamlNode.Scalar scalar) {
    // A plain scalar may be a number or a flag, which quotes would turn into text.
    return scalar.plain() && !scalar.text().isEmpty() && scalar.text().indexOf('\n') < 0
        ? new Printed.Scalar(scalar.text())
        : scalar.isNull() ? new Printed.Scalar("null") : Printed.text(scalar.text());
  }

  private String kind() {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.isNull() ? "nothing" : "text";
      case YamlNode.Sequence sequence -> "a list";
      case YamlNode.Mapping mapping -> "keys with values";
    };
  }

  private static boolean flag(String text) {
    var word = text.toLowerCase(Locale.ROOT);
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      throw new IllegalArgumentException("expected true or false, not \"" + text + "\"");
    }
    return TRUE.contains(word);
  }

  private static int count(String text) {
    try {
      int count = Integer.parseInt(text);
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Reported below, as for a negative one.
    }
    throw new IllegalArgumentException("expected a whole number, not \"" + text + "\"");
  }
}
