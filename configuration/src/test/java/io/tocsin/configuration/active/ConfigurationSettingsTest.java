package io.tocsin.configuration.active;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationSettingsTest {

  @Test
  void withoutTheSettingNoFileWasAskedFor() {
    assertThat(settings(Map.of()).file()).isEmpty();
  }

  @Test
  void everyKey() {
    var settings = settings(Map.of("tocsin.config.file", "/etc/tocsin/alertmanager.yml"));

    assertThat(settings.file()).contains(Path.of("/etc/tocsin/alertmanager.yml"));
  }

  private static ConfigurationSettings settings(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(ConfigurationSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(ConfigurationSettings.class);
  }
}
