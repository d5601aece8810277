package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway with a configuration file, limits and origins of its own. */
@QuarkusTest
@TestProfile(OwnSettingsTest.Own.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class OwnSettingsTest {
  private static final String ALERTS = "/api/v2/alerts";
  private static final String WALL = "https://wall.example.org";
  private static final String GOOD =
      """
      route: {receiver: people}
      receivers: [{name: people}]
      """;

  private Wire wire;
  private Path file;

  @BeforeEach
  void untilReady() throws IOException {
    file = Path.of(ConfigProvider.getConfig().getValue("tocsin.config.file", String.class));
    Files.writeString(file, GOOD);
    wire = new Wire(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
    Await.until(
        Duration.ofSeconds(20),
        "the gateway is ready",
        () -> wire.get("/-/ready").statusCode() == 200);
    wire.send("POST", "/-/reload", "", "text/plain");
  }

  @Test
  @Tag("AM-S20b")
  @DisplayName("a broken file is not loaded, the old one stays, and both are seen")
  void brokenFile() throws IOException {
    Files.writeString(file, "route: {group_by: [job]}\n");

    var reload = wire.send("POST", "/-/reload", "", "text/plain");

    assertThat(reload.statusCode()).isEqualTo(500);
    assertThat(reload.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(reload.body())
        .startsWith("failed to reload config: ")
        .contains("root route must specify a default receiver");
    assertThat(wire.get("/api/v2/status").body()).contains("people");
    assertThat(wire.metrics()).contains("alertmanager_config_last_reload_successful 0.0");
  }

  @Test
  @Tag("AM-S20b")
  @DisplayName("the next good file is loaded")
  void goodFileAfterBrokenOne() throws IOException {
    Files.writeString(file, "no: such key\n");
    wire.send("POST", "/-/reload", "", "text/plain");
    Files.writeString(file, GOOD.replace("people", "others"));

    var reload = wire.send("POST", "/-/reload", "", "text/plain");

    assertThat(reload.statusCode()).isEqualTo(200);
    assertThat(reload.body()).isEmpty();
    assertThat(wire.get("/api/v2/status").body()).contains("others");
    assertThat(wire.metrics()).contains("alertmanager_config_last_reload_successful 1.0");
  }

  @Test
  @Tag("B005")
  @DisplayName("only a POST reloads")
  void onlyPostReloads() {
    var answer = wire.get("/-/reload");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  @Tag("B048")
  @DisplayName("over the limit of a name the answer is 200, and what is missing is counted")
  void overTheLimit() {
    var before = limited();
    var webhook = "{\"alerts\":" + alerts("W", 5) + "}";

    assertThat(wire.post(ALERTS, alerts("L", 5)).statusCode()).isEqualTo(200);
    assertThat(wire.post("/hooks/alertmanager", webhook).statusCode()).isEqualTo(200);

    assertThat(limited() - before).isEqualTo(4);
    assertThat(wire.metrics())
        .contains("alertmanager_alerts_per_alert_limit 3.0")
        .contains("tocsin_ingest_active_alerts_limit 250000.0")
        .containsPattern("tocsin_ingest_active_alerts [1-9]")
        .containsPattern(
            "tocsin_ingest_alerts_total\\{endpoint=\"hooks/alertmanager\",outcome=\"limited\"} 2.0");
  }

  @Test
  @Tag("B016")
  @DisplayName("a listed page may change things and read the answer, no other may")
  void listedOrigin() {
    var listed = wire.send(from(WALL).POST(BodyPublishers.ofString("[]")).build());
    var other = wire.send(from("https://evil.example").GET().build());

    assertThat(listed.statusCode()).isEqualTo(200);
    assertThat(listed.headers().firstValue("Access-Control-Allow-Origin")).contains(WALL);
    assertThat(listed.headers().firstValue("Vary")).contains("origin");
    assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(other.headers().firstValue("Vary")).contains("origin");
  }

  @Test
  @Tag("B016")
  @DisplayName("a preflight request is answered with what a listed origin may send")
  void question() {
    var question = "OPTIONS";
    var listed = wire.send(asked(from(WALL)).method(question, BodyPublishers.noBody()).build());
    var other =
        wire.send(
            asked(from("https://evil.example")).method(question, BodyPublishers.noBody()).build());

    assertThat(listed.statusCode()).isEqualTo(204);
    assertThat(listed.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("POST", "DELETE");
    assertThat(listed.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(other.headers().firstValue("Access-Control-Allow-Methods")).isEmpty();
  }

  @Test
  @Tag("B014")
  @DisplayName("beside listed names the external URL's is right, the machine's is not")
  void listedNames() {
    assertThat(called("alerts.example.org")).isEqualTo("HTTP/1.1 200");
    assertThat(called("tocsin.example.org:9093")).isEqualTo("HTTP/1.1 200");
    assertThat(called("else.example.org")).isEqualTo("HTTP/1.1 421");
  }

  @Test
  void pageWhoseNameWasPointedHereChangesNoSilence() {
    var body = Silences.of("alertname", "A");
    var answer =
        wire.answer(
            "POST /api/v2/silences HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(body.length(), body));

    assertThat(answer)
        .startsWith("HTTP/1.1 421 ")
        .contains("host \\\"evil.example\\\" is not an allowed name")
        .contains("tocsin.web.allowed-hosts");
  }

  @Test
  @Tag("B015")
  @DisplayName("a proxy that is not one of the trusted ones is not believed, either")
  void untrustedProxy() {
    var answer =
        wire.answer(
            "GET /-/healthy HTTP/1.1\r\n"
                + "Host: evil.example\r\n"
                + "X-Forwarded-Host: localhost\r\n"
                + "Connection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 421 ");
  }

  private String called(String host) {
    return wire.answer("GET /-/healthy HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
        .substring(0, "HTTP/1.1 200".length());
  }

  private HttpRequest.Builder from(String origin) {
    return HttpRequest.newBuilder(wire.uri(ALERTS))
        .header("Content-Type", "application/json")
        .header("Origin", origin);
  }

  private static HttpRequest.Builder asked(HttpRequest.Builder request) {
    return request.header("Access-Control-Request-Method", "POST");
  }

  private double limited() {
    return wire.metrics()
        .lines()
        .filter(line -> line.startsWith("alertmanager_alerts_limited_total "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  private static String alerts(String name, int count) {
    var alerts = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      alerts.add("{\"labels\":{\"alertname\":\"%s\",\"i\":\"%d\"}}".formatted(name, i));
    }
    return alerts.toString();
  }

  public static final class Own implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      var settings = new HashMap<String, String>();
      settings.put("tocsin.config.file", configuration().toString());
      settings.put("tocsin.gateway.ingest.limits.active-alerts-per-name", "3");
      settings.put("tocsin.web.allowed-origins", WALL);
      settings.put("tocsin.web.allowed-hosts", "tocsin.example.org");
      settings.put("tocsin.web.external-url", "https://alerts.example.org");
      settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
      settings.put("quarkus.http.proxy.enable-forwarded-host", "true");
      settings.put("quarkus.http.proxy.trusted-proxies", "192.0.2.1");
      return settings;
    }

    private static Path configuration() {
      try {
        var file = Files.createTempFile("tocsin-gateway", ".yml");
        file.toFile().deleteOnExit();
        return Files.writeString(file, GOOD);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write a configuration for the test", e);
      }
    }
  }
}
