package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tocsin.events.query.AlertFound;
import io.tocsin.model.alert.Alert;
import io.tocsin.testkit.alert.AlertFixture;
import io.tocsin.testkit.kafka.KafkaResource;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where broad silences have to be confirmed. */
@QuarkusTest
@TestProfile(BroadSilencesTest.BroadIsRefused.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class BroadSilencesTest {
  private static final String SILENCES = "/api/v2/silences";

  @Inject FakeRouter router;

  private Wire wire;

  @BeforeEach
  void connect() {
    wire = new Wire(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
    router.holds(
        List.of(
            found(
                AlertFixture.anAlert("GuestDown")
                    .with("node", "n1")
                    .with("severity", "critical")
                    .build()),
            found(AlertFixture.anAlert("DiskFull").with("node", "n1").build())));
  }

  @AfterEach
  void comeBack() {
    router.holds(List.of());
    router.isGone(false);
  }

  @Test
  @Tag("B080")
  @Tag("F58")
  @DisplayName("a silence over a critical alert is refused, with how much it covers")
  void refused() {
    var answer = wire.post(SILENCES, Silences.of("node", "n1"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "\"this silence covers 2 of 2 active alerts, 1 of them critical; match the alertname"
                + " exactly, or post it with ?confirm=broad to confirm\"\n");
    assertThat(wire.metrics())
        .containsPattern("tocsin_silences_broad_total\\{outcome=\"refused\"} [1-9]");
  }

  @Test
  @Tag("B080")
  @Tag("F58")
  @DisplayName("confirmed, or with the alert's exact name, it is taken")
  void taken() {
    var confirmed = wire.post(SILENCES + "?confirm=broad", Silences.of("node", "n1"));
    var named = wire.post(SILENCES, Silences.of("alertname", "GuestDown"));
    var narrow = wire.post(SILENCES, Silences.of("node", "n2"));

    assertThat(List.of(confirmed, named, narrow)).allMatch(answer -> answer.statusCode() == 200);
    assertThat(wire.post(SILENCES + "?confirm=yes", Silences.of("node", "n1")).statusCode())
        .isEqualTo(400);
  }

  @Test
  @Tag("F58")
  @DisplayName("when no router says what fires, it is taken")
  void withoutRouter() {
    router.isGone(true);

    assertThat(wire.post(SILENCES, Silences.of("node", "n1")).statusCode()).isEqualTo(200);
  }

  private static AlertFound found(Alert alert) {
    return new AlertFound(alert, List.of("team"), List.of(), List.of(), List.of());
  }

  public static final class BroadIsRefused implements QuarkusTestProfile {
    private final QuarkusTestProfile withRouter = new WithRouter();

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return withRouter.getEnabledAlternatives();
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      var settings = new HashMap<>(withRouter.getConfigOverrides());
      settings.put("tocsin.gateway.silence.broad", "refuse");
      return settings;
    }
  }
}
