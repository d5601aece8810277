package io.tocsin.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.receiver.Integration;
import io.tocsin.testkit.clock.ManualClock;
import io.tocsin.testkit.demo.DemoFiles;
import io.tocsin.testkit.demo.Surroundings;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class DemoConfigurationTest {
  @Test
  void configurationOfTheDemoIsTakenWithoutAWarning() throws Exception {
    try (var surroundings = new Surroundings(new ManualClock())) {
      var file = DemoFiles.write(surroundings).configuration();

      var configuration = ConfigurationReader.read(Files.readString(file), file.getParent());

      assertThat(configuration.warnings()).isEmpty();
      assertThat(configuration.receiver("on-call").integrations())
          .extracting(Integration::type)
          .containsExactlyInAnyOrder("slack", "pagerduty", "email", "webhook", "runbook");
    }
  }
}
