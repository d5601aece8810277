package io.tocsin.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  @DisplayName("without options everything is measured")
  void measuresEverything() {
    assertThat(Options.parse(List.of()).parts()).containsExactly(Part.values());
  }

  @Test
  @DisplayName("a short run of single parts")
  void takesPartsAndSeconds() {
    var options = Options.parse(List.of("--seconds=5", "--parts=rate,latency", "--rounds=1"));

    assertThat(options.seconds()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.parts()).containsExactly(Part.RATE, Part.LATENCY);
    assertThat(options.rounds()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--seconds=0", "--seconds=9999", "--rounds=x", "--parts=rat", "--fast"})
  @DisplayName("what is wrong is named, with what would be right")
  void namesWhatIsWrong(String argument) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse(List.of(argument)))
        .withMessageContaining(argument.substring(argument.indexOf('=') + 1))
        .withMessageContaining("usage:");
  }
}
