package io.tocsin.router.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.configuration.InvalidConfigurationException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A new routing means that all alerts are grouped anew. */
class CurrentRoutingTest {
  private static final String FILE =
      """
      route: {receiver: team}
      receivers: [{name: team}]
      """;

  @Test
  void theSameFileReadAgainChangesNothing() throws InvalidConfigurationException {
    var configuration = new AtomicReference<>(read(FILE));
    var current = new CurrentRouting(configuration::get);
    var before = current.get();

    configuration.set(read(FILE));

    assertThat(current.get()).isSameAs(before);
  }

  @Test
  void anotherFileIsAnotherRouting() throws InvalidConfigurationException {
    var configuration = new AtomicReference<>(read(FILE));
    var current = new CurrentRouting(configuration::get);
    var before = current.get();

    configuration.set(read(FILE.replace("{receiver: team}", "{receiver: team, group_wait: 1s}")));

    assertThat(current.get()).isNotSameAs(before);
  }

  @Test
  void strictIsAsTheOriginal() throws InvalidConfigurationException {
    var strict = FILE + "compatibility: strict\n";
    var configuration = new AtomicReference<>(read(strict));
    var current = new CurrentRouting(configuration::get);
    var before = current.get();

    configuration.set(read(strict));

    assertThat(current.get()).isNotSameAs(before);
  }

  private static Configuration read(String yaml) throws InvalidConfigurationException {
    return ConfigurationReader.read(yaml, Path.of("/nowhere"));
  }
}
