package io.tocsin.configuration.active;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.log.LogEvent;
import org.jboss.logging.Logger;

/**
 * Logs the result of each load: one line for each warning and mistake, then a summary. Loads run
 * one after the other.
 */
final class LoggedSource implements ActiveConfiguration.Source {
  private static final Logger LOG = Logger.getLogger("io.tocsin.configuration");

  private final ActiveConfiguration.Source source;
  private volatile boolean wasLoaded;

  LoggedSource(ActiveConfiguration.Source source) {
    this.source = source;
  }

  @Override
  public Configuration read() throws InvalidConfigurationException {
    try {
      var configuration = source.read();
      loaded(configuration);
      return configuration;
    } catch (InvalidConfigurationException e) {
      rejected(e);
      throw e;
    }
  }

  private void loaded(Configuration configuration) {
    configuration
        .warnings()
        .forEach(
            warning -> LogEvent.of("configuration warning").with("warning", warning).warn(LOG));
    LogEvent.of("configuration loaded")
        .with("file", source)
        .with("receivers", configuration.receivers().size())
        .with("hash", configuration.hash())
        .info(LOG);
    wasLoaded = true;
  }

  private void rejected(InvalidConfigurationException e) {
    e.mistakes()
        .forEach(
            mistake -> LogEvent.of("configuration mistake").with("mistake", mistake).error(LOG));
    LogEvent.of(
            wasLoaded
                ? "configuration reload failed, the previous configuration stays active"
                : "configuration rejected")
        .with("file", source)
        .with("mistakes", e.mistakes().size())
        .error(LOG);
  }
}
