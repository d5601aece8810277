package io.tocsin.configuration.active;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.tocsin.model.label.LabelSyntax;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationSettingsTest {

  @Test
  void defaults() {
    assertThat(settings(Map.of()).file()).isEmpty();
    assertThat(settings(Map.of()).matchers()).isEqualTo(LabelSyntax.FALLBACK);
  }

  @Test
  void everyKey() {
    var settings =
        settings(
            Map.of(
                "tocsin.config.file", "/etc/tocsin/alertmanager.yml",
                "tocsin.config.matchers", "utf8-strict"));

    assertThat(settings.file()).contains(Path.of("/etc/tocsin/alertmanager.yml"));
    assertThat(settings.matchers()).isEqualTo(LabelSyntax.UTF8_STRICT);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("2.4 each mode has a name")
  void modes(LabelSyntax syntax) {
    var name = syntax.name().toLowerCase(Locale.ROOT).replace('_', '-');

    assertThat(settings(Map.of("tocsin.config.matchers", name)).matchers()).isEqualTo(syntax);
    // The name of the constant does as well: so the flag says it.
    assertThat(settings(Map.of("tocsin.config.matchers", syntax.name())).matchers())
        .isEqualTo(syntax);
  }

  @Test
  void anUnknownModeIsRefusedByName() {
    assertThatThrownBy(() -> settings(Map.of("tocsin.config.matchers", "utf9")))
        .hasMessageContaining("tocsin.config.matchers")
        .hasMessageContaining("utf9");
  }

  private static ConfigurationSettings settings(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(ConfigurationSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(ConfigurationSettings.class);
  }
}
