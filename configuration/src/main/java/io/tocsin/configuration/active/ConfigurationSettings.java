package io.tocsin.configuration.active;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tocsin.model.label.LabelSyntax;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "tocsin.config")
interface ConfigurationSettings {

  /**
   * The configuration file, which must exist. Without this setting it is {@code alertmanager.yml}
   * in the working folder, or the shipped example if that does not exist.
   */
  Optional<Path> file();

  /**
   * How matchers and label names are parsed: {@code fallback} (both ways, the classic one wins),
   * {@code classic} or {@code utf8-strict}; Alertmanager's features {@code classic-mode} and {@code
   * utf8-strict-mode}.
   */
  @WithDefault("fallback")
  LabelSyntax matchers();
}
