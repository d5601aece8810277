package io.tocsin.model.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertSourcesTest {
  private static final AlertSources API = AlertSources.of("api/v2");
  private static final AlertSources HOOK = AlertSources.of("hooks/alertmanager/dc1");

  @Test
  void alertCountsAsTheWeakestOfItsSources() {
    var both = API.and(HOOK);

    assertThat(both.outside(List.of("api/v2"))).contains("hooks/alertmanager/dc1");
    assertThat(both.outside(List.of("hooks/alertmanager/dc1"))).contains("api/v2");
    assertThat(both.outside(List.of("api/v2", "hooks/alertmanager/dc1"))).isEmpty();
  }

  @Test
  void endpointPermitsWhatIsBelowItAndNothingElse() {
    assertThat(HOOK.outside(List.of("hooks/alertmanager"))).isEmpty();
    assertThat(AlertSources.of("hooks/alertmanager").outside(List.of("hooks/alertmanager/dc1")))
        .isPresent();
    assertThat(
            AlertSources.of("hooks/alertmanager/dc10").outside(List.of("hooks/alertmanager/dc1")))
        .isPresent();
  }

  @Test
  void nothingPermitsAnUnknownSource() {
    assertThat(AlertSources.UNKNOWN.outside(List.of("api/v2", "hooks/alertmanager"))).isPresent();
    assertThat(API.and(AlertSources.UNKNOWN).outside(List.of("api/v2"))).contains("unknown");
    assertThat(AlertSources.of(List.of())).isEqualTo(AlertSources.UNKNOWN);
    assertThat(AlertSources.of("")).isEqualTo(AlertSources.UNKNOWN);
    assertThat(AlertSources.of("hooks/alertmanager/" + "x".repeat(5_000)))
        .isEqualTo(AlertSources.UNKNOWN);
  }

  @Test
  void manySourcesAreNotKeptAndCountAsUnknown() {
    var many =
        IntStream.range(0, 5_000)
            .mapToObj(i -> AlertSources.of("hooks/alertmanager/" + i))
            .reduce(API, AlertSources::and);

    assertThat(many.names()).hasSizeLessThanOrEqualTo(8);
    assertThat(many.isUnknown()).isTrue();
  }

  @Test
  void whatIsKnownAlreadyAddsNothing() {
    assertThat(API.and(AlertSources.of("api/v2"))).isSameAs(API);
    assertThat(AlertSources.of("api/v2")).isSameAs(API);
  }

  @ParameterizedTest
  @CsvSource({
    "api/v2, true",
    "hooks/alertmanager, true",
    "hooks/alertmanager/dc1, true",
    "hooks/alertmanager/, false",
    "hooks/alertmanagers, false",
    "api/v2/alerts, false",
    "unknown, false",
    "'', false",
  })
  void endpointsAreNamed(String name, boolean endpoint) {
    assertThat(AlertSources.isEndpoint(name)).isEqualTo(endpoint);
  }
}
