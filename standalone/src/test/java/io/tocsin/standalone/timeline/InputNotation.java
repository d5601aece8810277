package io.tocsin.standalone.timeline;

import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import java.util.Arrays;
import java.util.List;

/** Reads {@code 0 +A1 +A2; 1.5 silence i=1 1.5..4; 3.5 expire}. */
final class InputNotation {
  private static final MatcherParser MATCHERS = new MatcherParser(LabelSyntax.FALLBACK);

  private InputNotation() {}

  /**
   * @throws IllegalArgumentException if it is something else
   */
  static List<Input> parse(String inputs) {
    return Arrays.stream(inputs.split(";", -1)).map(String::strip).map(InputNotation::one).toList();
  }

  private static Input one(String input) {
    var words = List.of(input.split(" ", -1));
    var at = Double.parseDouble(words.getFirst());
    return switch (words.get(1)) {
      case "silence" -> silence(at, words.get(2), words.get(3));
      case "expire" -> new Input.Expire(at);
      default -> new Input.Post(at, alerts(at, words.subList(1, words.size())));
    };
  }

  private static Input silence(double at, String matcher, String times) {
    var fromTo = times.split("\\.\\.", -1);
    return new Input.Silence(
        at, MATCHERS.parse(matcher), Double.parseDouble(fromTo[0]), Double.parseDouble(fromTo[1]));
  }

  private static List<PostedAlert> alerts(double at, List<String> words) {
    return words.stream().map(word -> PostedAlert.parse(word, at)).toList();
  }
}
