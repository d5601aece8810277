package io.tocsin.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  private static final Conversation CONVERSATION = new Conversation("r0/0", "{}:{}");

  @ParameterizedTest(name = "{0} against {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 a1         | 1 a1         | same
          1 a1         | 1.6 a1       | same
          1 a1         | 1.61 a1      | different
          1.61 a1      | 1 a1         | different
          1 a1         | 1 a2         | different
          1 a1         | 1 ~a1        | different
          1 a1 a2      | 1 a1         | different
          1 a1 a2      | 1 a2 a1      | same
          1 a1, 4 ~a1  | 1 a1         | different
          1 a1         | 1 a1, 4 ~a1  | different
          1 a1         |              | different
                       |              | same
          1 a1         | 1 a1, 1.1 a1 | different
          1 a1, 24.3 a1| 1 a1         | different
          1 a1, 24.5 a1| 1 a1         | same
          1 a1, 24.3 a1| 1 a1, 24.8 a1| same
          1 a1, 24.3 a1| 1 a1, 24.8 a2| different
          1 a1, 24.5 a1| 1 a1, 27 a2  | same
          """)
  @DisplayName("The same alerts at the same time, as far as the horizon")
  void compares(String original, String ours, String verdict) {
    var differences = Comparison.differences(heard(original), heard(ours));

    assertThat(differences).hasSize(verdict.equals("same") ? 0 : 1);
  }

  @Test
  void differenceShowsBothSides() {
    assertThat(Comparison.differences(heard("1 a1, 4 a2 ~a1"), heard(null)))
        .singleElement()
        .asString()
        .contains("r0/0 {}:{}", "Alertmanager: 1.00 [a1], 4.00 [a2 ~a1]", "Tocsin:       nothing");
  }

  @Test
  void whatOneWebhookIsToldDoesNotCountForAnother() {
    var elsewhere =
        new Observed(new TreeMap<>(Map.of(new Conversation("r1/0", "{}:{}"), messages("1 a1"))));

    assertThat(Comparison.differences(heard("1 a1"), elsewhere)).hasSize(2);
  }

  private static Observed heard(String text) {
    return new Observed(new TreeMap<>(Map.of(CONVERSATION, messages(text))));
  }

  private static List<Message> messages(String text) {
    return text == null
        ? List.of()
        : Stream.of(text.split(", *")).map(ComparisonTest::message).toList();
  }

  private static Message message(String text) {
    var words = List.of(text.strip().split(" "));
    return new Message(
        Duration.ofMillis(Math.round(Double.parseDouble(words.getFirst()) * 1_000)),
        Message.ids(words.stream().skip(1).filter(id -> !id.startsWith("~"))),
        Message.ids(words.stream().filter(id -> id.startsWith("~")).map(id -> id.substring(1))));
  }
}
