package io.tocsin.configuration.active;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "tocsin.config")
interface ConfigurationSettings {

  /**
   * The configuration file, which then has to be there. Without this setting it is {@code
   * alertmanager.yml} in the working folder, or the shipped example if there is none.
   */
  Optional<Path> file();
}
