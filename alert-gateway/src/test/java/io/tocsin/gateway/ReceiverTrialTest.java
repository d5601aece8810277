package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.topic.Topics;
import io.tocsin.testkit.kafka.KafkaResource;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers tried out over HTTP: what is in the topic from which the notifier reads. */
@QuarkusTest
@TestProfile(WithRouter.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class ReceiverTrialTest {
  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> connection;

  private Wire wire;

  @BeforeEach
  void connect() {
    wire =
        new Wire(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class))
            .asAdministrator();
  }

  @Test
  @DisplayName("a test message is in the log before the answer, where its destination's others are")
  void written() {
    var answer = wire.post("/api/v1/receivers/team-disks/test", "");

    assertThat(answer.statusCode()).isEqualTo(202);
    var told = messages(answer).getFirst();
    assertThat(told.getString("destination")).isEqualTo("team-disks/webhook[0]");
    var record = recordOf(told.getString("notificationId"));
    assertThat(record.key()).isEqualTo(record.value().key());
    assertThat(record.partition()).isEqualTo(record.key().partition(partitions().size()));
    assertThat(record.value().alerts().getFirst().labels().valueOrEmpty("alertname"))
        .isEqualTo("TocsinTest");
  }

  @ParameterizedTest(name = "the name in {0}")
  @ValueSource(
      strings = {
        "/api/v1/receivers/ops/night%20&%20d%C3%A2y/test",
        "/api/v1/receivers/ops/night%20%26%20d%c3%a2y/test",
        "/api/v1/receivers/test?name=ops%2Fnight+%26%20d%C3%A2y",
      })
  void oddNames(String path) {
    var answer = wire.post(path, "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(new JsonObject(answer.body()).getString("receiver")).isEqualTo("ops/night & dây");
    assertThat(messages(answer))
        .extracting(message -> message.getString("destination"))
        .containsExactly("ops/night & dây/webhook[0]", "ops/night & dây/webhook[1]");
  }

  @Test
  @DisplayName("a name that no path can carry goes into the query")
  void nameInQuery() {
    assertThat(wire.post("/api/v1/receivers/test?name=50%25", "{}").statusCode()).isEqualTo(202);
    assertThat(wire.post("/api/v1/receivers/test", "").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest(name = "{0} gets {1}")
  @CsvSource({
    "somebody%20else, 404, no receiver \\\"somebody else\\\" is configured",
    "machines, 409, receiver \\\"machines\\\" has no webhook",
    "unused, 409, receiver \\\"unused\\\" has no webhook",
  })
  void refused(String name, int status, String detail) {
    var answer = wire.post("/api/v1/receivers/" + name + "/test", "");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status).contains(detail);
  }

  @Test
  @DisplayName("a repeated request with the same Idempotency-Key sends nothing twice")
  void repeated() {
    var first = wire.send(withKey("K1"));
    var second = wire.send(withKey("K1"));
    var other = wire.send(withKey("K2"));

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(other.body()).isNotEqualTo(first.body());
  }

  @Test
  @DisplayName("it is asked for, not looked at")
  void methods() {
    var answer = wire.get("/api/v1/receivers/team-disks/test");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  private HttpRequest withKey(String key) {
    return HttpRequest.newBuilder(wire.uri("/api/v1/receivers/team-disks/test"))
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.noBody())
        .build();
  }

  private static List<JsonObject> messages(HttpResponse<String> answer) {
    return new JsonObject(answer.body())
        .getJsonArray("messages").stream().map(JsonObject.class::cast).toList();
  }

  private ConsumerRecord<NotificationKey, GroupNotification> recordOf(String id) {
    return records().stream()
        .filter(record -> record.value().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<TopicPartition> partitions() {
    try (var consumer = consumer()) {
      return partitions(consumer);
    }
  }

  /** Everything up to the end as it is now: what was answered with 202 must be there. */
  private List<ConsumerRecord<NotificationKey, GroupNotification>> records() {
    try (var consumer = consumer()) {
      var partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<NotificationKey, GroupNotification>>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  private KafkaConsumer<NotificationKey, GroupNotification> consumer() {
    var topic = Topics.NOTIFICATIONS;
    return new KafkaConsumer<>(
        new HashMap<>(connection), topic.key().deserializer(), topic.value().deserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<NotificationKey, GroupNotification> consumer) {
    var name = Topics.NOTIFICATIONS.name();
    return consumer.partitionsFor(name).stream()
        .map(info -> new TopicPartition(name, info.partition()))
        .toList();
  }
}
