package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.query.AlertFound;
import io.tocsin.events.silences.SilenceStored;
import io.tocsin.events.topic.Topics;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.silence.Silence;
import io.tocsin.testkit.alert.AlertFixture;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.wait.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silences over HTTP, with a real broker behind them. */
@QuarkusTest
@TestProfile(WithRouter.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class SilencesTest {
  private static final String SILENCES = "/api/v2/silences";
  private static final String SILENCE = "/api/v2/silence/";
  private static final String NOBODYS = "00000000-0000-4000-8000-000000000001";

  @Inject FakeRouter router;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> connection;

  private final String name = "S" + UUID.randomUUID();
  private Wire wire;

  @BeforeEach
  void connect() {
    wire = new Wire(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
  }

  @AfterEach
  void comeBack() {
    router.isGone(false);
    router.holds(List.of());
  }

  @Test
  @Tag("P8")
  @Tag("AM-19.2")
  @DisplayName("a silence is there when its author looks, as it was posted")
  void createAndRead() {
    var id = create();

    var silence = new JsonObject(wire.get(SILENCE + id).body());

    assertThat(silence.getString("id")).isEqualTo(id);
    assertThat(silence.getJsonObject("status").getString("state")).isEqualTo("active");
    assertThat(silence.getString("createdBy")).isEqualTo("ops");
    assertThat(silence.getString("startsAt")).matches(".*T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(router.lastSeen().silences().offsets()).isNotEmpty();
    assertThat(listed("")).contains(id);
  }

  @Test
  @Tag("AM-SIL-2")
  @Tag("AM-SIL-4")
  @DisplayName("a later end keeps the id, other matchers do not, and end the old one")
  void edit() {
    var id = create();
    var stored = new JsonObject(wire.get(SILENCE + id).body());
    var end = Silences.body("a", "b", Duration.ZERO, Duration.ofHours(9)).getString("endsAt");

    var same = Silences.idOf(wire.post(SILENCES, stored.put("endsAt", end).encode()));
    var matchers = Silences.body("alertname", name + "x", Duration.ZERO, Duration.ofHours(9));
    var other = Silences.idOf(wire.post(SILENCES, matchers.put("id", id).encode()));

    assertThat(same).isEqualTo(id);
    assertThat(other).isNotEqualTo(id);
    assertThat(stateOf(id)).isEqualTo("expired");
    assertThat(stateOf(other)).isEqualTo("active");
  }

  @Test
  @Tag("AM-SIL-6")
  @Tag("AM-10.4")
  @DisplayName("expired once, and once more; it stays in the listing")
  void expire() {
    var id = create();

    var first = delete(id);
    var ended = new JsonObject(wire.get(SILENCE + id).body()).getString("endsAt");
    var second = delete(id);

    assertThat(first).isEqualTo("200 ");
    assertThat(second).isEqualTo("200 ");
    assertThat(new JsonObject(wire.get(SILENCE + id).body()).getString("endsAt")).isEqualTo(ended);
    assertThat(listed("?expired=false")).doesNotContain(id);
    assertThat(listed("?active=false&pending=false")).contains(id);
  }

  @Test
  @Tag("B076")
  @Tag("B077")
  @Tag("AM-19.2")
  @DisplayName("an invalid id, and an unknown one")
  void unknownIds() {
    var notAnId = wire.get(SILENCE + "abc");

    assertThat(notAnId.statusCode()).isEqualTo(422);
    assertThat(notAnId.body())
        .isEqualTo(
            "{\"code\":601,\"message\":\"silenceID in path must be of type uuid: \\\"abc\\\"\"}");
    assertThat(delete("abc")).startsWith("422 {\"code\":601");
    assertThat(delete(NOBODYS)).isEqualTo("404 ");
    assertThat(wire.get(SILENCE + NOBODYS).statusCode()).isEqualTo(404);
    assertThat(wire.get(SILENCE + NOBODYS).body()).isEmpty();
  }

  @Test
  @Tag("B075")
  @DisplayName("an edit of an unknown silence")
  void editUnknown() {
    var body = Silences.body("a", "b", Duration.ZERO, Duration.ofHours(1)).put("id", NOBODYS);

    var answer = wire.post(SILENCES, body.encode());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("\"silence not found\"\n");
  }

  @ParameterizedTest(name = "{0}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "19.1 | | 422 | {\"code\":602,\"message\":\"silence in body is required\"}",
        "19.1 | { | 400 | {\"code\":400,\"message\":\"parsing silence body from \\\"\\\" failed,"
            + " because ",
        "B070 |"
            + " {\"comment\":\"\",\"createdBy\":\"\",\"startsAt\":\"2026-01-01\",\"endsAt\":\"2099-01-01\",\"matchers\":[]}"
            + " | 422 | {\"code\":612,\"message\":\"matchers in body should have at least 1"
            + " items\"}",
        "B071 |"
            + " {\"comment\":\"\",\"createdBy\":\"\",\"startsAt\":\"2026-01-01\",\"endsAt\":\"2099-01-01\",\"matchers\":[{\"name\":\"a\",\"value\":\"\",\"isRegex\":false}]}"
            + " | 400 | \"invalid silence: at least one matcher must not match the empty string\"",
        "B072 |"
            + " {\"comment\":\"\",\"createdBy\":\"\",\"startsAt\":\"2026-01-01\",\"endsAt\":\"2099-01-01\",\"matchers\":[{\"name\":\"a\",\"value\":\"[\",\"isRegex\":true}]}"
            + " | 400 | \"invalid silence: invalid label matcher 0 in set 0: ",
        "B073 |"
            + " {\"comment\":\"\",\"createdBy\":\"\",\"startsAt\":\"2026-01-02\",\"endsAt\":\"2026-01-01\",\"matchers\":[{\"name\":\"a\",\"value\":\"b\",\"isRegex\":false}]}"
            + " | 400 | \"Failed to create silence: start time must be before end time\"",
        "B073 |"
            + " {\"comment\":\"\",\"createdBy\":\"\",\"startsAt\":\"2026-01-01\",\"endsAt\":\"2026-01-02\",\"matchers\":[{\"name\":\"a\",\"value\":\"b\",\"isRegex\":false}]}"
            + " | 400 | \"Failed to create silence: end time can't be in the past\"",
        "B074 |"
            + " {\"comment\":\"\",\"createdBy\":\"\",\"startsAt\":\"2026-01-01\",\"endsAt\":\"2099-01-01\",\"matchers\":[{\"name\":\"nobody\",\"value\":\"b\",\"isRegex\":false}]}"
            + " | 200 | {\"silenceID\":\"",
      })
  @Tag("B070")
  @Tag("B071")
  @Tag("B072")
  @Tag("B073")
  @Tag("B074")
  void answersAsAlertmanager(String id, String body, int status, String expected) {
    var answer = wire.post(SILENCES, body == null ? "" : body);

    assertThat(answer.body()).startsWith(expected);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  @Tag("B009")
  @Tag("L-04")
  @DisplayName("only JSON, and no more than a megabyte of it")
  void bodies() {
    assertThat(wire.send("POST", SILENCES, "{}", "text/plain").statusCode()).isEqualTo(415);
    assertThat(wire.statusOfUpload(SILENCES, "Transfer-Encoding: chunked")).isEqualTo(413);
  }

  @Test
  @Tag("B081")
  @DisplayName("a matcher of a million characters")
  void longMatcher() {
    var answer = wire.post(SILENCES, Silences.of("alertname", "x".repeat(1_000_000)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("\"silence exceeded maximum size: ");
  }

  @Test
  @Tag("P8")
  @DisplayName("a new silence is taken when no router answers, an edit is not")
  void withoutRouter() {
    var id = create();
    router.isGone(true);

    var created = wire.post(SILENCES, Silences.of("alertname", name));
    var edited =
        wire.post(
            SILENCES,
            Silences.body("alertname", name, Duration.ZERO, Duration.ofHours(2))
                .put("id", id)
                .encode());

    router.isGone(false);
    assertThat(listed("")).contains(Silences.idOf(created));
    assertThat(edited.statusCode()).isEqualTo(503);
    assertThat(edited.body()).contains("no router answers");
    assertThat(stateOf(id)).isEqualTo("active");
  }

  @Test
  @Tag("B080")
  @Tag("F58")
  @DisplayName("by default a broad silence is taken and counted, also of the only alert")
  void broad() {
    var alert = AlertFixture.anAlert(name).with("node", name).with("severity", "critical").build();
    router.holds(List.of(new AlertFound(alert, List.of("team"), List.of(), List.of(), List.of())));

    var answer = wire.post(SILENCES, Silences.of("node", name));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(wire.metrics())
        .containsPattern("tocsin_silences_broad_total\\{outcome=\"taken\"} [1-9]");
  }

  @Test
  @DisplayName("a silence that ended longer ago than the retention is forgotten")
  void retention() {
    var now = InstantSource.system().instant();
    var old =
        new Silence(
            UUID.randomUUID().toString(),
            new MatcherParser(LabelSyntax.FALLBACK).parseList("alertname=" + name),
            now.minus(Duration.ofHours(122)),
            now.minus(Duration.ofHours(121)),
            now,
            "",
            "",
            Map.of());

    write(old);

    Await.until(
        Duration.ofSeconds(20),
        "the old silence is gone",
        () -> wire.get(SILENCE + old.id()).statusCode() == 404);
  }

  @Test
  @Tag("PLAT-16.1")
  @Tag("AM-20")
  @DisplayName("silences are counted by state, and questions about them")
  void metrics() {
    var id = create();
    wire.get(SILENCE + id);

    Await.until(
        Duration.ofSeconds(10),
        "the silences are counted",
        () ->
            Pattern.compile("alertmanager_silences\\{state=\"active\"} [1-9]")
                .matcher(wire.metrics())
                .find());

    assertThat(wire.metrics())
        .contains("alertmanager_silences{state=\"expired\"}")
        .contains("alertmanager_silences{state=\"pending\"}")
        .containsPattern("alertmanager_silences_queries_total [1-9]")
        .contains("alertmanager_silences_query_errors_total")
        .contains("alertmanager_silences_query_duration_seconds_count")
        .doesNotContain(id);
  }

  private void write(Silence silence) {
    var topic = Topics.SILENCES;
    try (var producer =
        new KafkaProducer<>(
            new HashMap<>(connection), topic.key().serializer(), topic.value().serializer())) {
      producer.send(new ProducerRecord<>(topic.name(), silence.id(), SilenceStored.of(silence)));
    }
  }

  private String create() {
    return Silences.idOf(wire.post(SILENCES, Silences.of("alertname", name)));
  }

  private String delete(String id) {
    var answer = wire.send("DELETE", SILENCE + id, "", "application/json");
    return answer.statusCode() + " " + answer.body();
  }

  private String stateOf(String id) {
    return new JsonObject(wire.get(SILENCE + id).body()).getJsonObject("status").getString("state");
  }

  private List<String> listed(String query) {
    return new JsonArray(wire.get(SILENCES + query).body())
        .stream().map(silence -> ((JsonObject) silence).getString("id")).toList();
  }
}
