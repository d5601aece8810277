package io.tocsin.events.serde;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.model.label.LabelSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSizeTest {
  private static final int MOST_CODE_POINTS = 200;
  private static final int SURROGATES = 0x800;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\"quoted\\",
        "\u0001\u001f\u007f",
        "\b\t\n\f\r",
        "äß",
        "漢字",
        "🚨",
        "/"
      })
  void countsWhatIsWritten(String text) throws JsonProcessingException {
    assertThat(JsonSize.of(text)).isEqualTo(written(text));
  }

  @Test
  void countsWhatIsWrittenOfAnyText() throws JsonProcessingException {
    for (int seed = 0; seed < 500; seed++) {
      var text = text(new Random(seed));

      assertThat(JsonSize.of(text)).as("seed %d", seed).isEqualTo(written(text));
      assertThat(JsonSize.atMost(text)).as("seed %d", seed).isGreaterThanOrEqualTo(written(text));
    }
  }

  @Test
  void countsACommaMoreThanALabelSetHas() throws JsonProcessingException {
    for (int seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      var labels = LabelSet.of(text(random), text(random), "b" + text(random), text(random));

      assertThat(JsonSize.of(labels)).as("seed %d", seed).isEqualTo(written(labels) + 1);
      assertThat(JsonSize.atMost(labels)).isGreaterThanOrEqualTo(written(labels));
    }
  }

  private static int written(Object value) throws JsonProcessingException {
    return EventJson.MAPPER.writeValueAsBytes(value).length;
  }

  /** Mostly of those characters that take different numbers of bytes. */
  private static String text(Random random) {
    var text = new StringBuilder();
    int length = random.nextInt(MOST_CODE_POINTS);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(
          switch (random.nextInt(5)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> random.nextInt(0x80);
            case 2 -> random.nextInt(0x800);
            case 3 -> withoutSurrogates(random.nextInt(0x10000 - SURROGATES));
            default -> 0x10000 + random.nextInt(0x100000);
          });
    }
    return text.toString();
  }

  private static int withoutSurrogates(int codePoint) {
    return codePoint < Character.MIN_SURROGATE ? codePoint : codePoint + SURROGATES;
  }
}
