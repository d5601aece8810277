package io.tocsin.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
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

  @Test
  @DisplayName("mixed work has lengths of its own")
  void takesTheLengthOfMixedWork() {
    var options = Options.parse(List.of("--mixed-seconds=120", "--mixed-warm-up=30"));

    assertThat(options.mixed()).isEqualTo(Duration.ofSeconds(120));
    assertThat(options.mixedWarmUp()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.seconds()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  @DisplayName("another built tree is measured beside this one")
  void takesAnotherTree() {
    assertThat(Options.parse(List.of("--before=/srv/tocsin")).before())
        .contains(Path.of("/srv/tocsin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--seconds=0",
        "--seconds=9999",
        "--rounds=x",
        "--parts=rat",
        "--fast",
        "--before="
      })
  @DisplayName("what is wrong is named, with what would be right")
  void namesWhatIsWrong(String argument) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse(List.of(argument)))
        .withMessageContaining(argument.substring(argument.indexOf('=') + 1))
        .withMessageContaining("usage:");
  }
}
