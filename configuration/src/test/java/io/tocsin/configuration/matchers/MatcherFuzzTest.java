package io.tocsin.configuration.matchers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.matcher.Matchers;
import io.tocsin.testkit.fuzz.Fuzzing;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatcherFuzzTest {
  private static final LabelSet LABELS = LabelSet.of(Map.of("foo", "bar", "a.b", "x\ny"));

  @ParameterizedTest
  @EnumSource
  @DisplayName("2.4 any text is matchers, which read back as they were written, or it is refused")
  void anyText(LabelSyntax syntax) {
    var parser = new MatcherParser(syntax);

    Fuzzing.run("matchers.txt", text -> list(text, parser) + " / " + single(text, parser));
  }

  private static String list(String text, MatcherParser parser) {
    Matchers matchers;
    try {
      matchers = parser.parseList(text);
    } catch (IllegalArgumentException refused) {
      return reason(refused);
    }
    matchers.matches(LABELS);
    if (canBeWritten(matchers)) {
      assertThat(parser.parseList(matchers.toString())).isEqualTo(matchers);
    }
    return matchers.all().size() + " matchers";
  }

  private static String single(String text, MatcherParser parser) {
    try {
      parser.parse(text).matches(LABELS);
      return "a matcher";
    } catch (IllegalArgumentException refused) {
      return reason(refused);
    }
  }

  /** An empty name is written like none; group keys rely on how names and values are written. */
  private static boolean canBeWritten(Matchers matchers) {
    return matchers.all().stream().noneMatch(matcher -> matcher.name().isEmpty());
  }

  /** Without the piece of text that it quotes. */
  private static String reason(IllegalArgumentException refused) {
    return String.valueOf(refused.getMessage())
        .replaceFirst("(?s)( at position|(?<!bad matcher): ).*", "");
  }
}
