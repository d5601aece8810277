package io.tocsin.configuration.active;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.InvalidConfigurationException;
import org.jboss.logging.Logger;

/** Says of each load how it went, with every warning and every mistake on a line of its own. */
record LoggedSource(ActiveConfiguration.Source source) implements ActiveConfiguration.Source {
  private static final Logger LOG = Logger.getLogger("io.tocsin.configuration");

  @Override
  public Configuration read() throws InvalidConfigurationException {
    try {
      var configuration = source.read();
      configuration.warnings().forEach(warning -> LOG.warnf("configuration: %s", warning));
      LOG.infof(
          "configuration loaded file=\"%s\" receivers=%d hash=%d",
          source, configuration.receivers().size(), configuration.hash());
      return configuration;
    } catch (InvalidConfigurationException e) {
      e.mistakes()
          .forEach(mistake -> LOG.errorf("configuration refused file=\"%s\" %s", source, mistake));
      throw e;
    }
  }
}
