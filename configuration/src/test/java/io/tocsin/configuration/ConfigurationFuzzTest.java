package io.tocsin.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.fuzz.Fuzzing;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfigurationFuzzTest {
  private static final Path FOLDER = Path.of("/etc/tocsin");

  @Test
  @DisplayName("5.4 any text is a configuration, always the same, or refused with its mistakes")
  void anyText() {
    Fuzzing.run("configuration.yml", ConfigurationFuzzTest::reading);
  }

  private static String reading(String text) {
    try {
      var configuration = ConfigurationReader.read(text, FOLDER);
      assertThat(configuration).isEqualTo(again(text));
      return "accepted " + configuration.warnings();
    } catch (InvalidConfigurationException refused) {
      assertThat(refused.mistakes()).isNotEmpty().allMatch(mistake -> !mistake.isBlank());
      return refused.mistakes().getFirst();
    }
  }

  private static Configuration again(String text) throws InvalidConfigurationException {
    return ConfigurationReader.read(text, FOLDER);
  }
}
