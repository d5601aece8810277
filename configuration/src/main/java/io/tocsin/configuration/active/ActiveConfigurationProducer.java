package io.tocsin.configuration.active;

import io.tocsin.configuration.InvalidConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Produces the active configuration that all services of a process share. */
@Singleton
class ActiveConfigurationProducer {

  @Produces
  @Singleton
  ActiveConfiguration activeConfiguration(ConfigurationSettings settings)
      throws InvalidConfigurationException {
    var source = ConfigurationFile.sourceFor(settings.file(), settings.matchers());
    return new ActiveConfiguration(new LoggedSource(source));
  }
}
