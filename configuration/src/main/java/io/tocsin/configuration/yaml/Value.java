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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A value of a key or a list. Reading it as the wrong kind records a mistake. */
public final class Value {
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
    return node.isEmpty();
  }

  public Optional<String> text() {
    if (node instanceof YamlNode.Scalar scalar) {
      return Optional.of(scalar.isNull() ? "" : scalar.text());
    }
    mistake("expected text, not " + node.kind());
    return Optional.empty();
  }

  public Optional<Boolean> flag() {
    return parsed(BooleanWord::parse);
  }

  /** Zero or more. */
  public Optional<Integer> count() {
    return parsed(WholeNumber::parse);
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
      mistake("expected a list, not " + node.kind());
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
    mistake("expected keys with values, not " + node.kind());
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
    checkTemplate(() -> file.unsupported().unfilledText(place, path), SimpleText::isUnderstood);
  }

  /** The same for a text that says where a message goes, which cannot be replaced. */
  public void checkDestination() {
    checkTemplate(
        () -> file.unsupported().unfilledDestination(place, path),
        text -> SimpleText.parse(text).isPresent());
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
    file.unsupported().withoutEffect(place, path);
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
    return Printed.of(node);
  }
}
