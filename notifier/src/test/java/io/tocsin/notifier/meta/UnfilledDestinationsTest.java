package io.tocsin.notifier.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.model.alert.Alert;
import io.tocsin.testkit.clock.ManualClock;
import io.tocsin.testkit.wait.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("a destination that cannot be filled in is parked from the start")
class UnfilledDestinationsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String CONDITION = "{{ if .Status }}a@example.net{{ end }}";

  private final ManualClock clock = new ManualClock();
  private final List<Alert> raised = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "email     | {to: '%s', from: f@x.org, smarthost: 'm:25'}           | to",
        "email     | {to: a@x.org, from: '%s', smarthost: 'm:25'}           | from",
        "slack     | {channel: '%s', api_url: 'http://slack.example.net/'}  | channel",
        "pagerduty | {routing_key: '%s'}                                    | routing_key",
        "webhook   | {url: 'http://hook.example.net/%s'}                    | url"
      })
  void anAlertNamesTheFieldBeforeThereIsAnythingToSend(String kind, String keys, String field)
      throws Exception {
    var configuration = new ActiveConfiguration(() -> read(kind, keys.formatted(CONDITION)));
    var destinations = new UnfilledDestinations(configuration, raised::add, clock);
    try {
      var alert = first();

      assertThat(alert.name()).isEqualTo("TocsinDestinationParked");
      assertThat(alert.labels().valueOrEmpty("receiver")).isEqualTo("team");
      assertThat(alert.labels().valueOrEmpty("integration")).isEqualTo(kind);
      assertThat(alert.isResolvedAt(clock.instant())).isFalse();
      assertThat(alert.annotations().valueOrEmpty("description")).startsWith("its " + field + " ");
    } finally {
      destinations.stop();
    }
  }

  @Test
  void theAlertEndsWhenTheConfigurationIsCorrected() throws Exception {
    var to = new AtomicReference<>(CONDITION);
    var configuration =
        new ActiveConfiguration(
            () ->
                read("email", "{to: '%s', from: f@x.org, smarthost: 'm:25'}".formatted(to.get())));
    var destinations = new UnfilledDestinations(configuration, raised::add, clock);
    try {
      var begun = first();
      to.set("a@x.org");
      configuration.reload();

      Await.until(LIMIT, "the end of the alert", () -> raised.size() > 1);
      assertThat(raised.getLast().fingerprint()).isEqualTo(begun.fingerprint());
      assertThat(raised.getLast().isResolvedAt(clock.instant())).isTrue();
    } finally {
      destinations.stop();
    }
  }

  private Alert first() {
    Await.until(LIMIT, "an alert", () -> !raised.isEmpty());
    return raised.getFirst();
  }

  private static io.tocsin.configuration.Configuration read(String kind, String keys)
      throws InvalidConfigurationException {
    var yaml =
        """
        route: {receiver: team}
        receivers:
          - name: team
            %s_configs: [%s]
        """;
    return ConfigurationReader.read(yaml.formatted(kind, keys), Path.of("/"));
  }
}
