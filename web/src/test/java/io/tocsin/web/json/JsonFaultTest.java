package io.tocsin.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(5)
          .maxNumberLength(10)
          .maxNameLength(20)
          .build();
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(LIMITS)
          .build();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {                  | line 1, column 2: expected a name in double quotes
          {secret}           | line 1, column 2: expected a name in double quotes
          {"a" 1}            | line 1, column 6: expected a name in double quotes, a colon
          [1 2]              | line 1, column 4: expected a value, a comma or a closing bracket
          secret             | expected one value: an object
          {"a":1,"a":2}      | expected each name once in an object
          [[[[[[[1]]]]]]]    | it nests deeper than 5 levels
          [12345678901234]   | a number of more than 10 digits
          """)
  void namesThePlaceAndWhatIsExpected(String text, String part) {
    assertThat(fault(text)).contains(part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"a":secret}
          [[[[[[[1]]]]]]]
          {"a":
          """)
  void namesNoClassAndRepeatsNothing(String text) {
    assertThat(fault(text)).doesNotContain("Stream", "Source", "jackson", "byte[]", "secret", "()");
  }

  @Test
  void aPlaceBehindALineBreak() {
    assertThat(fault("{\n  x\n}")).contains("line 2, column");
  }

  private static String fault(String text) {
    try (var parser = JSON.createParser(text.getBytes(StandardCharsets.UTF_8))) {
      while (parser.nextToken() != null) {
        parser.getText();
      }
    } catch (JsonProcessingException e) {
      return JsonFault.text(e, LIMITS);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("well-formed: " + text);
  }
}
