package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.topic.Topics;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.wait.Await;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway as it runs, with a real broker behind it. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@Tag("process")
class GatewayTest {
  private static final String ALERTS = "/api/v2/alerts";

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> connection;

  @TempDir private Path folder;

  private Wire wire;

  @BeforeEach
  void untilReady() {
    wire = new Wire(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
    Await.until(
        Duration.ofSeconds(20),
        "the gateway is ready",
        () -> wire.get("/-/ready").statusCode() == 200);
  }

  @Test
  @DisplayName("P1 200 with an empty body, and the alert is in its partition")
  void acceptedAlertIsInTheLog() {
    var name = UUID.randomUUID().toString();

    var answer = wire.post(ALERTS, "[" + alert(name) + "]");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(recordsWith(name))
        .singleElement()
        .satisfies(
            record -> {
              var entry = record.value().entries().getFirst();
              assertThat(record.value().source()).isEqualTo("api/v2");
              assertThat(record.key()).isEqualTo(String.valueOf(record.partition()));
              assertThat(Math.floorMod(entry.fingerprint().value(), partitions()))
                  .isEqualTo(record.partition());
            });
  }

  @Test
  @DisplayName("B035 the good ones of a mixed batch are stored, the others named")
  void mixedBatch() {
    var name = UUID.randomUUID().toString();

    var answer = wire.post(ALERTS, "[{\"labels\":{}}," + alert(name) + ",{\"labels\":{\"a\":1}}]");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "\"alerts[0]: at least one label pair required\\n"
                + "alerts[2]: labels must have strings as values, but \\\"a\\\" is a number\"\n");
    assertThat(recordsWith(name)).hasSize(1);
  }

  @Test
  @DisplayName("B035 who asks for a problem gets each bad one with its index and reason")
  void mixedBatchAsProblem() {
    var name = UUID.randomUUID().toString();
    var body = "[{\"labels\":{}}," + alert(name) + ",{\"labels\":{\"a\":1}}]";

    var answer = wire.send(accepting("text/html, Application/Problem+JSON;q=0.9", body));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"rejected alerts: 2; stored"
                + " alerts: 1\",\"errors\":[{\"index\":0,\"reason\":\"at"
                + " least one label pair required\"},{\"index\":2,\"reason\":\"labels must have"
                + " strings as values, but \\\"a\\\" is a number\"}]}");
    assertThat(recordsWith(name)).hasSize(1);
  }

  @Test
  @DisplayName("B027, B035 a violation of the schema is one of them, and its status stays")
  void schemaViolationAsProblem() {
    var answer = wire.send(accepting("application/problem+json", "[{\"labels\":{}},{}]"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("{\"index\":1,\"reason\":\"labels in body is required\"}")
        .contains("\"index\":0");
  }

  @Tag("B035")
  @ParameterizedTest(name = "{0} gets the original''s text")
  @ValueSource(strings = {"*/*", "application/json", "application/*", "application/problem+xml"})
  void acceptsOfTheOriginalsClients(String accept) {
    var answer = wire.send(accepting(accept, "[{\"labels\":{}}]"));

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body()).isEqualTo("\"alerts[0]: at least one label pair required\"\n");
  }

  @ParameterizedTest(name = "{0}: {1} gets {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "B021 || 422 | {\"code\":602,\"message\":\"alerts in body is required\"}",
        "B022 | null | 200 |",
        "B023 | [] | 200 |",
        "B024 | {} | 400 | {\"code\":400,\"message\":\"parsing alerts body from \\\"\\\" failed,"
            + " because the body must be an array of alerts\"}",
        "B027 | [{}] | 422 | {\"code\":602,\"message\":\"0.labels in body is required\"}",
        "B056 | [{\"labels\":{\"a\":\"b\"},\"generatorURL\":\"::::\"}] | 422 |"
            + " {\"code\":601,\"message\":\"0.generatorURL in body must be of type uri:"
            + " \\\"::::\\\"\"}",
      })
  @Tag("B021")
  @Tag("B022")
  @Tag("B023")
  @Tag("B024")
  @Tag("B027")
  @Tag("B056")
  void answersAsAlertmanager(String id, String body, int status, String expected) {
    var answer = wire.post(ALERTS, body == null ? "" : body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  @DisplayName("B009 only JSON")
  void contentType() {
    var wrong = wire.send("POST", ALERTS, "[]", "text/plain");
    var none =
        wire.send(
            HttpRequest.newBuilder(wire.uri(ALERTS)).POST(BodyPublishers.ofString("[]")).build());
    var withCharset = wire.send("POST", ALERTS, "[]", "application/json; charset=utf-8");

    assertThat(wrong.statusCode()).isEqualTo(415);
    assertThat(wrong.body()).contains("\"code\":415");
    assertThat(none.statusCode()).isEqualTo(415);
    assertThat(withCharset.statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("B002, B003, B005, 19.1 unknown paths and wrong methods")
  void unknownPathsAndMethods() {
    var put = wire.send("PUT", ALERTS, "[]", "application/json");

    assertThat(put.statusCode()).isEqualTo(405);
    assertThat(put.headers().firstValue("Allow")).contains("GET, POST");
    assertThat(put.body())
        .isEqualTo("{\"code\":405,\"message\":\"method PUT is not allowed, but [GET,POST] are\"}");
    assertThat(wire.get("/api/v2/nope").body())
        .isEqualTo("{\"code\":404,\"message\":\"path /api/v2/nope was not found\"}");
    assertThat(wire.get("/-/reload").statusCode()).isEqualTo(405);
    assertThat(wire.get("/hooks/alertmanager").statusCode()).isEqualTo(405);
    assertThat(wire.get("/nowhere").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest(name = "without a router {0} says so")
  @ValueSource(
      strings = {
        "/api/v2/alerts",
        "/api/v2/alerts/groups",
        "/api/v2/silences",
        "/api/v2/silence/00000000-0000-4000-8000-000000000001"
      })
  void withoutRouter(String path) {
    var answer = wire.get(path);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.body()).startsWith("{\"code\":503,\"message\":\"no router answers");
  }

  @Test
  @DisplayName("B004 API v1 is gone, but not the paths that are ours")
  void apiV1() {
    var answer = wire.post("/api/v1/alerts", "[]");

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body())
        .startsWith("{\"status\":\"deprecated\",\"error\":\"The Alertmanager v1");
    assertThat(wire.get("/api/v1/silences").statusCode()).isEqualTo(410);
    assertThat(wire.asAdministrator().get("/api/v1/runbooks").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("B006 a body over the limit, announced or not")
  void tooLargeBody() {
    assertThat(wire.statusOfUpload(ALERTS, "Content-Length: 11000000")).isEqualTo(413);
    assertThat(wire.statusOfUpload(ALERTS, "Transfer-Encoding: chunked")).isEqualTo(413);
  }

  @Test
  @DisplayName("B008 gzip is taken, other encodings are not")
  void compressedBody() throws IOException {
    var name = UUID.randomUUID().toString();

    var gzip = wire.send(encoded("gzip", gzip("[" + alert(name) + "]")));
    var other = wire.send(encoded("zstd", new byte[] {1, 2, 3}));

    assertThat(gzip.statusCode()).isEqualTo(200);
    assertThat(recordsWith(name)).hasSize(1);
    assertThat(other.statusCode()).isEqualTo(415);
  }

  @Tag("B001")
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"//api/v2/alerts", "/api/v2/status;x", "/api%2Fv2/status", "/q/../-/ready"})
  void oddPaths(String path) {
    assertThat(wire.statusOf(path)).isEqualTo(400);
  }

  @Test
  @DisplayName("B010 a head that is too large")
  void largeHeads() {
    assertThat(wire.statusOf("/" + "x".repeat(9_000))).isEqualTo(414);
    assertThat(wire.statusWith("X-Large: " + "x".repeat(17_000) + "\r\n")).isEqualTo(431);
    assertThat(wire.statusWith("X-Many: x\r\n".repeat(101))).isEqualTo(431);
  }

  @Test
  @DisplayName("B011 a body that is announced and does not come")
  void missingBody() {
    assertThat(wire.statusOfMissingBody("/api/v2/alerts")).isEqualTo(408);
  }

  @Test
  @Tag("F60")
  @DisplayName("however many requests, one producer writes")
  void oneProducer() {
    for (int i = 0; i < 50; i++) {
      wire.post(ALERTS, "[" + alert("F60-" + i) + "]");
    }
    var before = lastSequences();
    for (int i = 50; i < 100; i++) {
      assertThat(wire.post(ALERTS, "[" + alert("F60-" + i) + "]").statusCode()).isEqualTo(200);
    }

    var wrote = lastSequences();
    wrote.entrySet().removeAll(before.entrySet());

    assertThat(wrote.keySet().stream().map(Writer::producerId).distinct()).hasSize(1);
  }

  @Tag("F60")
  @Test
  @DisplayName("S-ING-10 headers of every answer")
  void headers() {
    for (var path : List.of("/-/ready", "/api/v2/nope", "/nowhere", "/metrics")) {
      var headers = wire.get(path).headers();

      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
      assertThat(headers.firstValue("Cache-Control")).as(path).contains("no-store");
      assertThat(headers.firstValue("X-Request-Id")).as(path).isPresent();
      assertThat(headers.firstValue("Server")).as(path).isEmpty();
    }
  }

  @Test
  @DisplayName("15 a webhook's alerts are in the log, firing ones with a lease")
  void webhook() {
    var name = UUID.randomUUID().toString();

    var answer =
        wire.post(
            "/hooks/alertmanager/rack-2",
            """
            {"version":"4","status":"firing","alerts":[{"status":"firing",
             "labels":{"alertname":"%s"},"startsAt":"2026-01-01T00:00:00Z",
             "endsAt":"0001-01-01T00:00:00Z"}]}
            """
                .formatted(name));

    assertThat(answer.statusCode()).isEqualTo(200);
    var batch = recordsWith(name).getFirst().value();
    var entry = batch.entries().getFirst();
    assertThat(batch.source()).isEqualTo("hooks/alertmanager/rack-2");
    assertThat(entry.endIsAssumed()).isTrue();
    assertThat(Duration.between(batch.receivedAt(), entry.endsAt()))
        .isEqualTo(Duration.ofHours(24));
  }

  @Test
  @DisplayName("19.3 the base of the API is under its slash")
  void baseOfTheApi() throws Exception {
    var moved = wire.get("/api/v2?a=b");

    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(moved.headers().firstValue("Location")).contains("v2/?a=b");
    assertThat(wire.get("/api/v2/").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest(name = "19.3 {0} {1} is refused in plain text")
  @CsvSource({"POST, /-/healthy", "DELETE, /-/ready", "GET, /-/reload"})
  void wrongMethodOutsideOfTheApi(String method, String path) {
    var refused = wire.send(method, path, "", "text/plain");

    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(refused.body()).isEqualTo("Method Not Allowed\n");
    assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
  }

  @ParameterizedTest(name = "19.3 metrics in the text format for whoever accepts {0}")
  @ValueSource(
      strings = {
        "*/*",
        "text/plain",
        "text/html,application/xhtml+xml,*/*;q=0.8",
        "application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.3,*/*;q=0.1"
      })
  void metricsAsText(String accepted) {
    var metrics =
        wire.send(HttpRequest.newBuilder(wire.uri("/metrics")).header("Accept", accepted).build());

    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(wire.get("/metrics").headers().firstValue("Content-Type"))
        .isEqualTo(metrics.headers().firstValue("Content-Type"));
  }

  @Test
  @DisplayName("promtool has no complaint about the metrics")
  void metricsAreLinted() throws Exception {
    assumeTrue(isInstalled("promtool"), "promtool is not installed: Debian has prometheus");
    wire.post(ALERTS, "[" + alert("Linted") + "]");
    var file = Files.writeString(folder.resolve("metrics"), wire.get("/metrics").body());

    var promtool =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(promtool.waitFor()).isZero();
  }

  @Test
  @DisplayName("19.2 status has all that clients require")
  void status() {
    var status = new JsonObject(wire.get("/api/v2/status").body());

    var cluster = status.getJsonObject("cluster");
    assertThat(cluster.getString("status")).isEqualTo("ready");
    assertThat(cluster.getJsonArray("peers"))
        .singleElement()
        .isEqualTo(
            new JsonObject()
                .put("name", cluster.getString("name"))
                .put("address", wire.uri("").getAuthority()));
    assertThat(status.getJsonObject("versionInfo").fieldNames())
        .contains("version", "revision", "branch", "buildUser", "buildDate", "goVersion");
    assertThat(status.getJsonObject("versionInfo").getString("version")).isEqualTo("0.34.0");
    assertThat(status.getJsonObject("config").getString("original")).contains("route:");
    assertThat(status.getString("uptime"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  }

  @Test
  @DisplayName("19.2, 21 amtool reads the configuration from the status, and its routes")
  void amtool() throws Exception {
    assumeTrue(
        isInstalled("amtool"), "amtool is not installed: Debian has prometheus-alertmanager");

    assertThat(run("amtool", "config", "show")).contains("resolve_timeout: 5m", "continue: false");
    assertThat(run("amtool", "config", "routes", "show")).contains("default-route  receiver: ");
  }

  @Test
  @DisplayName("16.1, 16.2, 20 metrics by the names that dashboards know")
  void metrics() {
    wire.post(ALERTS, "[" + alert("Metrics") + ",{\"labels\":{}}]");
    wire.get("/api/v2/silence/3e2b7a34-0000-4000-8000-000000000000");
    wire.get("/a/path/of/somebody");

    assertThat(wire.metrics())
        .contains("alertmanager_alerts_received_total{status=\"firing\",version=\"v2\"}")
        .contains("alertmanager_alerts_received_total{status=\"resolved\",version=\"v2\"}")
        .containsPattern("alertmanager_alerts_invalid_total\\{version=\"v2\"} [1-9]")
        .contains("alertmanager_config_last_reload_successful 1.0")
        .contains("alertmanager_config_last_reload_success_timestamp_seconds")
        .contains("alertmanager_config_hash")
        .contains("# HELP alertmanager_cluster_enabled Indicates whether the clustering is enabled")
        .contains("alertmanager_cluster_enabled 1.0")
        .contains("alertmanager_cluster_members 1.0")
        .contains("alertmanager_cluster_failed_peers 0.0")
        .containsPattern(
            "alertmanager_http_request_duration_seconds_count\\{code=\"400\",handler=\"/api/v2/alerts\",method=\"post\"}"
                + " [1-9]")
        .contains(
            "alertmanager_http_response_size_bytes_bucket{handler=\"/api/v2/silence/{silenceID}\",method=\"get\",le=\"100.0\"}")
        .containsPattern(
            "alertmanager_http_request_duration_seconds_bucket\\{code=\"404\",handler=\"other\",method=\"get\",le=\"0.05\"}")
        .containsPattern("alertmanager_receivers [1-9]")
        .contains("alertmanager_integrations{integration=\"pagerduty\"}")
        .containsPattern("alertmanager_build_info\\{.*version=\"0.34.0\"} 1.0")
        .containsPattern("tocsin_ingest_requests_total\\{code=\"400\",endpoint=\"api/v2\"} [1-9]")
        .containsPattern(
            "tocsin_ingest_alerts_total\\{endpoint=\"api/v2\",outcome=\"stored\"} [1-9]")
        .contains("tocsin_ingest_duration_seconds_bucket");
  }

  @Test
  @DisplayName("19.3 healthy, ready, reload; the intake is a part of the readiness")
  void lifecycle() {
    assertThat(wire.get("/-/healthy").body()).isEqualTo("OK");
    assertThat(wire.send("HEAD", "/-/ready", "", "text/plain").statusCode()).isEqualTo(200);
    assertThat(wire.send("POST", "/-/reload", "", "text/plain").statusCode()).isEqualTo(200);
    assertThat(wire.get("/q/health/ready").body()).contains("\"intake\"");
    assertThat(wire.get("/q/health/live").statusCode()).isEqualTo(200);
  }

  /** What the broker remembers of each producer that wrote alerts. */
  private Map<Writer, Integer> lastSequences() {
    var partitions =
        IntStream.range(0, partitions())
            .mapToObj(partition -> new TopicPartition(Topics.ALERTS.name(), partition))
            .toList();
    try (var admin = Admin.create(new HashMap<>(connection))) {
      var sequences = new HashMap<Writer, Integer>();
      admin
          .describeProducers(partitions)
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join()
          .forEach(
              (partition, producers) ->
                  producers
                      .activeProducers()
                      .forEach(
                          producer ->
                              sequences.put(
                                  new Writer(partition, producer.producerId()),
                                  producer.lastSequence())));
      return sequences;
    }
  }

  private record Writer(TopicPartition partition, long producerId) {}

  private int partitions() {
    try (var admin = Admin.create(new HashMap<>(connection))) {
      var topic = Topics.ALERTS.name();
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .toCompletionStage()
          .toCompletableFuture()
          .join()
          .get(topic)
          .partitions()
          .size();
    }
  }

  private List<ConsumerRecord<String, AlertBatch>> recordsWith(String name) {
    return allRecords().stream()
        .filter(
            record ->
                record.value().entries().stream()
                    .anyMatch(entry -> entry.alert().name().equals(name)))
        .toList();
  }

  /**
   * Everything up to the end of the topic as it is now: what was answered with 200 must be there.
   */
  private List<ConsumerRecord<String, AlertBatch>> allRecords() {
    var topic = Topics.ALERTS;
    try (var consumer =
        new KafkaConsumer<>(
            new HashMap<>(connection), topic.key().deserializer(), topic.value().deserializer())) {
      var partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(topic.name(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<String, AlertBatch>>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  private HttpRequest accepting(String types, String body) {
    return HttpRequest.newBuilder(wire.uri(ALERTS))
        .header("Content-Type", "application/json")
        .header("Accept", types)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest encoded(String encoding, byte[] body) {
    return HttpRequest.newBuilder(wire.uri(ALERTS))
        .header("Content-Type", "application/json")
        .header("Content-Encoding", encoding)
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private static String alert(String name) {
    return "{\"labels\":{\"alertname\":\"%s\"}}".formatted(name);
  }

  private static byte[] gzip(String text) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return compressed.toByteArray();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** What the program answers and what it complains about. */
  private static String run(String... command) throws IOException {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    var process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(command),
                        Stream.of("--alertmanager.url=http://127.0.0.1:" + port))
                    .toList())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
