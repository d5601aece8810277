package io.tocsin.router.timeline;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.configuration.InvalidConfigurationException;
import java.nio.file.Path;

/** Configurations as people write them, with the timelines' usual timers and one webhook. */
final class Written {
  private Written() {}

  /**
   * @param route what stands in the root route beside receiver and timers
   * @param more other top-level sections
   */
  static Configuration configuration(String route, String more) {
    return read(
        """
        receivers:
        - name: hook
          webhook_configs: [{url: 'http://sink.invalid/'}]
        - name: other
          webhook_configs: [{url: 'http://sink.invalid/'}]
        route:
          receiver: hook
        """
            + route.indent(2)
            + more);
  }

  static Configuration read(String yaml) {
    try {
      return ConfigurationReader.read(yaml, Path.of("/nowhere"));
    } catch (InvalidConfigurationException e) {
      throw new IllegalArgumentException(String.join("\n", e.mistakes()), e);
    }
  }
}
