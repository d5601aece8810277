package io.tocsin.configuration.schema;

import io.tocsin.configuration.duration.PrometheusDuration;
import io.tocsin.configuration.url.WebAddress;
import io.tocsin.configuration.yaml.Address;
import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A scalar with its validation.
 *
 * @param checked reads the value as its type
 * @param form how a valid value is printed
 */
public record Scalar(Consumer<Value> checked, Function<Value, Printed> form) implements Kind {
  public static final Scalar TEXT = new Scalar(Value::text, Scalar::text);

  /** A text in Go's template language. */
  public static final Scalar TEMPLATE = new Scalar(Value::checkTemplate, Scalar::text);

  /** The same for a text that says where a message goes. */
  public static final Scalar DESTINATION = new Scalar(Value::checkDestination, Scalar::text);

  public static final Scalar SECRET_TEMPLATE = new Scalar(Value::checkTemplate, Scalar::hidden);

  public static final Scalar SECRET_DESTINATION =
      new Scalar(Value::checkDestination, Scalar::hidden);

  public static final Scalar FLAG = new Scalar(Value::flag, Value::printed);
  public static final Scalar COUNT = new Scalar(Value::count, Value::printed);
  public static final Scalar NUMBER = number(Long::valueOf, "a whole number");
  public static final Scalar FRACTION = number(Double::valueOf, "a number");
  public static final Scalar GO_DURATION = new Scalar(Value::goDuration, Value::printed);
  public static final Scalar DURATION = new Scalar(Value::duration, Scalar::duration);
  public static final Scalar ADDRESS = new Scalar(Value::address, Scalar::address);

  /** A URL of any scheme, as for proxies. */
  public static final Scalar LOCATION =
      new Scalar(value -> value.parsed(WebAddress::ofAnyScheme), Scalar::address);

  public static final Scalar SECRET = new Scalar(Value::text, Scalar::hidden);
  public static final Scalar SECRET_ADDRESS = new Scalar(Value::address, Scalar::hidden);
  public static final Scalar FILE = new Scalar(Value::file, Scalar::file);
  public static final Scalar SECRET_FILE = new Scalar(Value::secretFile, Scalar::file);

  /** One of these words; empty counts as absent. */
  public static Scalar oneOf(String... words) {
    return oneOf("expected one of " + String.join(", ", words) + ", not \"%s\"", List.of(words));
  }

  /**
   * @param refusal the message for any other word, which replaces {@code %s}
   */
  public static Scalar oneOf(String refusal, List<String> words) {
    return new Scalar(value -> value.parsed(text -> word(text, refusal, words)), Scalar::text);
  }

  @Override
  public void check(Value value, Section global) {
    checked.accept(value);
  }

  @Override
  public Printed printed(Value value, Section global) {
    return form.apply(value);
  }

  private static Scalar number(Function<String, Number> reader, String expected) {
    return new Scalar(
        value -> value.parsed(text -> number(text, reader, expected)), Value::printed);
  }

  private static Number number(String text, Function<String, Number> reader, String expected) {
    try {
      return reader.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected %s, not \"%s\"".formatted(expected, text), e);
    }
  }

  private static String word(String text, String refusal, List<String> words) {
    if (!text.isEmpty() && !words.contains(text)) {
      throw new IllegalArgumentException(refusal.formatted(text));
    }
    return text;
  }

  private static Printed text(Value value) {
    return Printed.text(value.text().orElse(""));
  }

  private static Printed hidden(Value value) {
    return value.isEmpty() ? Printed.text("") : Printed.SECRET;
  }

  private static Printed address(Value value) {
    return Printed.text(Address.withoutPassword(value.text().orElse("")));
  }

  private static Printed duration(Value value) {
    return value
        .duration()
        .<Printed>map(duration -> new Printed.Scalar(PrometheusDuration.text(duration)))
        .orElseGet(value::printed);
  }

  /** The resolved path, because relative ones may start from two folders. */
  private static Printed file(Value value) {
    return value.isEmpty()
        ? Printed.text("")
        : Printed.text(value.file().map(Object::toString).orElse(""));
  }
}
