package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tocsin.events.query.AlertFound;
import io.tocsin.testkit.alert.AlertFixture;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.wait.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and programs ask about alerts, over HTTP. */
@QuarkusTest
@TestProfile(WithRouter.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class ReadsTest {
  private static final String ALERTS = "/api/v2/alerts";

  @Inject FakeRouter router;

  private final String name = "A" + UUID.randomUUID();
  private Wire wire;

  @BeforeEach
  void untilReady() {
    wire = new Wire(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
    Await.until(
        Duration.ofSeconds(20),
        "the gateway is ready",
        () -> wire.get("/-/ready").statusCode() == 200);
  }

  @AfterEach
  void forget() {
    router.holds(List.of());
    router.isGone(false);
  }

  @Test
  @DisplayName("an alert is in the listing that its sender asks for next")
  void readYourWrite() {
    post("{\"alertname\":\"%s\"}");

    assertThat(alerts("?filter=" + encoded("alertname=" + name))).hasSize(1);
    assertThat(router.lastSeen().alerts().offsets()).isNotEmpty();
  }

  @Test
  @DisplayName("19.2: alerts are sorted by fingerprint, groups by labels")
  void order() {
    for (int i = 0; i < 5; i++) {
      post("{\"alertname\":\"%s\",\"i\":\"" + i + "\"}");
    }

    assertThat(fingerprints("?filter=" + encoded("alertname=" + name))).hasSize(5).isSorted();
    var groups = new JsonArray(wire.get(ALERTS + "/groups").body());
    assertThat(groups.stream().map(g -> ((JsonObject) g).getJsonObject("labels").encode()))
        .isSorted();
  }

  @Test
  @Tag("AM-12")
  @Tag("AM-19.2")
  @DisplayName("a fresh silence shows in the very next listing")
  void silenced() {
    post("{\"alertname\":\"%s\"}");
    var filter = "?filter=" + encoded("alertname=" + name);

    var id = Silences.idOf(wire.post("/api/v2/silences", Silences.of("alertname", name)));

    var status = ((JsonObject) alerts(filter).getValue(0)).getJsonObject("status");
    assertThat(status.getString("state")).isEqualTo("suppressed");
    assertThat(status.getJsonArray("silencedBy")).containsExactly(id);
    assertThat(alerts(filter + "&silenced=false")).isEmpty();
    assertThat(alerts(filter + "&active=false")).hasSize(1);
    assertThat(new JsonArray(wire.get(ALERTS + "/groups" + filter + "&silenced=0").body()))
        .isEmpty();
  }

  @Test
  @DisplayName("by receiver, a whole name or an expression for one")
  void receiver() {
    post("{\"alertname\":\"%s\"}");
    var filter = "?filter=" + encoded("alertname=" + name);

    assertThat(alerts(filter + "&receiver=team-everything")).hasSize(1);
    assertThat(alerts(filter + "&receiver=team")).isEmpty();
    assertThat(alerts(filter + "&receiver=team-.*")).hasSize(1);
    assertThat(alerts(filter + "&receiver_matchers=" + encoded("name=team-disks"))).isEmpty();
    assertThat(alerts(filter + "&receiver_matchers=" + encoded("name=~team-.*"))).hasSize(1);
  }

  @Test
  @DisplayName("receivers in the order of the file, also those no route leads to")
  void receivers() {
    assertThat(wire.get("/api/v2/receivers").body())
        .isEqualTo(
            "[{\"name\":\"team-everything\",\"labels\":{\"name\":\"team-everything\"}},"
                + "{\"name\":\"team-disks\",\"labels\":{\"name\":\"team-disks\"}},"
                + "{\"name\":\"unused\",\"labels\":{\"name\":\"unused\"}},"
                + "{\"name\":\"machines\",\"labels\":{\"name\":\"machines\"}},"
                + "{\"name\":\"ops/night & dây\",\"labels\":{\"name\":\"ops/night & dây\"}},"
                + "{\"name\":\"50%\",\"labels\":{\"name\":\"50%\"}}]\n");
    assertThat(wire.get("/api/v2/receivers?receiver_matchers=" + encoded("name=unused")).body())
        .isEqualTo("[{\"name\":\"unused\",\"labels\":{\"name\":\"unused\"}}]\n");
  }

  @ParameterizedTest(name = "{0}: {1} gets {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "B062 | /api/v2/alerts?filter=foo~~bar | 400 | \"bad matcher format: foo~~bar\"",
        "B062 | /api/v2/silences?filter=foo~~bar | 400 | \"bad matcher format: foo~~bar\"",
        "B064 | /api/v2/alerts?filter=a%3D~%22(%3F%3Dx)%22 | 400 | \"bad ",
        "B067 | /api/v2/alerts/groups?receiver=%5B | 400 | \"failed to parse receiver param: ",
        "B069 | /api/v2/alerts?active=maybe | 200 | [",
        "B069 | /api/v2/silences?expired=maybe | 200 | [",
        "T12 | /alertmanager/api/v2/status | 404 | ",
      })
  @Tag("B062")
  @Tag("B064")
  @Tag("B067")
  @Tag("B069")
  void refused(String id, String path, int status, String body) {
    var answer = wire.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith(body == null ? "" : body);
  }

  @Tag("AM-19.1")
  @Tag("B069")
  @ParameterizedTest(name = "{0} says no")
  @ValueSource(strings = {"/api/v2/alerts?active=x", "/api/v2/silences?expired=maybe"})
  void wordsThatDoNotSayYes(String path) {
    assertThat(wire.get(path).statusCode()).isEqualTo(200);
  }

  @Tag("AM-19.1")
  @Tag("B003")
  @ParameterizedTest(name = "PUT {0} is not allowed, but {1} is")
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v2/alerts/groups | GET",
        "/api/v2/receivers | GET",
        "/api/v2/silences | GET, POST",
        "/api/v2/silence/00000000-0000-4000-8000-000000000001 | DELETE, GET",
      })
  void methods(String path, String allowed) {
    var answer = wire.send("PUT", path, "", "application/json");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains(allowed);
  }

  @Test
  @Tag("L-33")
  @DisplayName("more reads than places get the original's text, and are counted")
  void tooManyReads() {
    var latch = new CountDownLatch(1);
    router.answersAfter(latch);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          Stream.of(1, 2)
              .map(i -> CompletableFuture.supplyAsync(() -> wire.get(ALERTS), threads))
              .toList();

      var refused = whileBothPlacesAreTaken(latch);

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body())
          .isEqualTo("Limit of concurrent GET requests reached (2), try again later.\n");
      assertThat(waiting).allSatisfy(read -> assertThat(read.join().statusCode()).isEqualTo(200));
    }
    assertThat(wire.metrics())
        .containsPattern(
            "alertmanager_http_concurrency_limit_exceeded_total\\{method=\"get\"} [1-9]");
  }

  @Test
  @DisplayName("fifty thousand alerts come in pieces, and all of them")
  void manyAlerts() {
    router.holds(
        IntStream.range(0, 50_000)
            .mapToObj(i -> AlertFixture.anAlert("Flood").with("i", String.valueOf(i)).build())
            .map(alert -> new AlertFound(alert, List.of("team"), List.of(), List.of(), List.of()))
            .toList());

    var answer = wire.get(ALERTS);

    assertThat(answer.headers().firstValue("Transfer-Encoding")).contains("chunked");
    assertThat(new JsonArray(answer.body())).hasSize(50_000);
  }

  private HttpResponse<String> whileBothPlacesAreTaken(CountDownLatch latch) {
    try {
      Await.until(
          Duration.ofSeconds(10),
          "both places are taken",
          () ->
              wire.metrics().contains("alertmanager_http_requests_in_flight{method=\"get\"} 2.0"));
      return wire.get(ALERTS);
    } finally {
      latch.countDown();
    }
  }

  private void post(String labels) {
    var answer = wire.post(ALERTS, "[{\"labels\":" + labels.formatted(name) + "}]");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private JsonArray alerts(String query) {
    return json(wire.get(ALERTS + query));
  }

  private List<String> fingerprints(String query) {
    return alerts(query).stream().map(a -> ((JsonObject) a).getString("fingerprint")).toList();
  }

  private static JsonArray json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonArray(answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
