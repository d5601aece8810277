package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway when its broker is not there, and under a prefix. */
@QuarkusTest
@TestProfile(WithoutKafkaTest.NobodyListens.class)
@Tag("process")
class WithoutKafkaTest {
  private static final String ALERT = "[{\"labels\":{\"alertname\":\"A\"}}]";

  private Wire wire;

  @BeforeEach
  void connect() {
    wire = new Wire(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
  }

  @Test
  @Tag("D2")
  @DisplayName("what cannot be made safe is answered with 503 and when to come again")
  void alertsAreRefusedHonestly() {
    var answer = wire.post("/am/api/v2/alerts", ALERT);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.body()).contains("the alerts may not be durably stored, retry: ");
  }

  @Test
  @Tag("PLAT-R2")
  @DisplayName("a webhook is never answered with 4xx for our own trouble")
  void webhooksAreToldToComeAgain() {
    var answer =
        wire.post("/am/hooks/alertmanager", "{\"alerts\":[{\"labels\":{\"alertname\":\"A\"}}]}");

    assertThat(answer.statusCode()).isEqualTo(503);
  }

  @Test
  @Tag("P8")
  @DisplayName("a silence that cannot be made safe is refused, and when to come again")
  void silencesAreRefusedHonestly() {
    var answer = wire.post("/am/api/v2/silences", Silences.of("alertname", "A"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.body()).contains("the silence may not be durably stored, retry: ");
  }

  @Test
  @DisplayName("a test message that cannot be made safe is refused, and when to come again")
  void testMessagesAreRefusedHonestly() {
    var answer = wire.asAdministrator().post("/am/api/v1/receivers/hook/test", "");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("tocsin.notifications");
  }

  @Test
  @DisplayName("alive, but not ready")
  void livesAndIsNotReady() {
    assertThat(wire.get("/am/-/healthy").statusCode()).isEqualTo(200);
    assertThat(wire.get("/am/q/health/live").statusCode()).isEqualTo(200);
    assertThat(wire.get("/am/-/ready").statusCode()).isEqualTo(503);
    assertThat(wire.get("/am/q/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  @Tag("AM-1")
  @DisplayName("with a prefix, / redirects to it and nothing else is outside")
  void prefix() {
    var root = wire.get("/");

    assertThat(root.statusCode()).isEqualTo(302);
    assertThat(root.headers().firstValue("Location")).contains("/am/");
    assertThat(wire.get("/-/healthy").statusCode()).isEqualTo(404);
    assertThat(wire.get("/am/api/v2/nope?x=1").statusCode()).isEqualTo(404);
    assertThat(wire.get("/am/-/healthy").headers().firstValue("X-Request-Id")).isPresent();
    assertThat(wire.statusOf("/am//-/healthy")).isEqualTo(400);
  }

  public static final class NobodyListens implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      // Port 1 of loopback: refused at once, everywhere.
      return Map.of(
          "kafka.bootstrap.servers",
          "127.0.0.1:1",
          "tocsin.web.route-prefix",
          "/am",
          "tocsin.config.file",
          "src/test/resources/one-hook.yml");
    }
  }
}
