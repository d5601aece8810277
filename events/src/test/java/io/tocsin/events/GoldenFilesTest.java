package io.tocsin.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.serde.EventJson;
import io.tocsin.events.topic.Topic;
import io.tocsin.events.topic.Topics;
import io.tocsin.model.alert.AlertSources;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records as they were once written. Today's code has to read every one of them and to write the
 * newest version byte for byte. A file that was published is never changed; a new version is a new
 * file.
 */
class GoldenFilesTest {

  static Stream<Arguments> jsonRecords() {
    return Stream.of(
        Arguments.of("notifications-v1.json", Topics.NOTIFICATIONS, Samples.notification()),
        Arguments.of("deliveries-v1.json", Topics.DELIVERIES, Samples.delivery()),
        Arguments.of(
            "notifications-v1-carried.json", Topics.NOTIFICATIONS, Samples.carryingNotification()),
        Arguments.of(
            "deliveries-v1-sent-up-to.json", Topics.DELIVERIES, Samples.deliveryAfterOthers()),
        Arguments.of("runbook-requests-v1.json", Topics.RUNBOOK_REQUESTS, Samples.runbookRequest()),
        Arguments.of(
            "runbook-requests-v1-origin.json",
            Topics.RUNBOOK_REQUESTS,
            Samples.runbookRequestWithOrigin()),
        Arguments.of(
            "runbook-requests-v1-episode.json",
            Topics.RUNBOOK_REQUESTS,
            Samples.runbookRequestOfAnEpisode()),
        Arguments.of("executions-v1.json", Topics.EXECUTIONS, Samples.execution()),
        Arguments.of("silences-v1.json", Topics.SILENCES, Samples.silence()),
        Arguments.of("decisions-v1.json", Topics.DECISIONS, Samples.decision()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jsonRecords")
  <V> void isReadAndWritten(String file, Topic<?, V> topic, V expected) throws IOException {
    var golden = golden(file);

    assertThat(topic.value().deserializer().deserialize(topic.name(), golden)).isEqualTo(expected);
    var written = topic.value().serializer().serialize(topic.name(), expected);
    assertThat(EventJson.MAPPER.readTree(written)).isEqualTo(EventJson.MAPPER.readTree(golden));
  }

  @Test
  void alertBatchIsReadAndWritten() throws IOException {
    var golden = Base64.getMimeDecoder().decode(golden("alerts-v1.base64"));
    var serde = AlertBatch.serde();

    var read = serde.deserializer().deserialize("", golden);

    assertThat(read.source()).isEqualTo("api/v2");
    assertThat(read.receivedAt()).isEqualTo(Samples.AT);
    assertThat(read.entries()).hasSize(1);
    assertThat(read.entries().getFirst().alert())
        .isEqualTo(Samples.alert().from(AlertSources.of("api/v2")));
    assertThat(serde.serializer().serialize("", Samples.alertBatch())).isEqualTo(golden);
  }

  @Test
  void entryThatIsPassedOnLaterKeepsWhenItWasHeard() {
    var serde = AlertBatch.serde();
    var later = new AlertBatch("", Samples.AT.plusSeconds(3600), Samples.alertBatch().entries());

    var read = serde.deserializer().deserialize("", serde.serializer().serialize("", later));

    assertThat(read.entries().getFirst().alert()).isEqualTo(Samples.alert());
  }

  @Test
  void entryThatIsPassedOnKeepsEverythingItIsKnownFrom() {
    var serde = AlertBatch.serde();
    var alert = Samples.alert().from(AlertSources.of(List.of("hooks/alertmanager", "api/v2")));
    var bytes = serde.serializer().serialize("", AlertBatch.ofOne(alert));

    var read = serde.deserializer().deserialize("", bytes).entries().getFirst();

    assertThat(read.alert()).isEqualTo(alert);
  }

  @Test
  void entryOfAnOlderRecordComesFromAnUnknownSource() {
    var serde = AlertBatch.serde();
    var bytes = serde.serializer().serialize("", AlertBatch.ofOne(Samples.alert()));

    var read = serde.deserializer().deserialize("", bytes).entries().getFirst();

    assertThat(read.sources()).isEqualTo(AlertSources.UNKNOWN);
  }

  @Test
  void notificationKeyIsReadAndWritten() {
    var key = Samples.notification().key();
    var serde = Topics.NOTIFICATIONS.key();

    assertThat(key.toString())
        .isEqualTo("[\"team/x\",\"webhook\",1,\"9f86d081884c7d659a2feaa0c55ad015\"]");
    assertThat(serde.deserializer().deserialize("", serde.serializer().serialize("", key)))
        .isEqualTo(key);
  }

  private static byte[] golden(String file) throws IOException {
    try (var stream = GoldenFilesTest.class.getResourceAsStream("/golden/" + file)) {
      assertThat(stream).as("golden file %s", file).isNotNull();
      return stream.readAllBytes();
    }
  }
}
