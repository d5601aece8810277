package io.tocsin.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.events.topic.Topics;
import io.tocsin.gateway.log.NotDurablyStored;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlertIntakeTest {
  private static final int MAX_RECORD = 512 * 1024;

  private final Posting posting = new Posting();

  @Test
  @DisplayName("B060 one alert twice in a request is two reports, in their order")
  void anAlertThatEndsAndFiresAnewInOneRequestIsTwoReports() {
    var result =
        posting.post(
            """
            [{"labels":{"a":"b"},"endsAt":"2026-11-24T09:59:00Z"},
             {"labels":{"a":"b"},"startsAt":"2026-11-24T09:59:30Z"}]\
            """);

    assertThat(posting.log.alerts())
        .extracting(alert -> alert.isResolvedAt(Posting.NOW))
        .containsExactly(true, false);
    assertThat(result.stored()).isEqualTo(2);
    assertThat(result.resolved()).isEqualTo(1);
  }

  @Test
  @DisplayName("the resolve of an unknown alert is stored like any other")
  void unknownResolve() {
    var result = posting.post("[{\"labels\":{\"a\":\"b\"},\"endsAt\":\"2026-11-24T09:00:00Z\"}]");

    assertThat(result.resolved()).isEqualTo(1);
    assertThat(posting.log.alerts()).hasSize(1);
  }

  @Test
  void alertsOfOnePartitionShareOneRecord() {
    posting.post(alerts(200, 10));

    assertThat(posting.log.records()).hasSize(4);
    assertThat(posting.log.records())
        .allSatisfy(
            record ->
                assertThat(record.batch().entries())
                    .allSatisfy(
                        entry ->
                            assertThat(Math.floorMod(entry.fingerprint().value(), 4))
                                .isEqualTo(record.partition())));
  }

  @Test
  @DisplayName("K-07 no record is larger than half of what a topic takes")
  void largeRequestIsSplit() {
    posting.post(alerts(1200, 6000));

    assertThat(posting.log.alerts()).hasSize(1200);
    assertThat(posting.log.records())
        .hasSizeGreaterThan(12)
        .allSatisfy(record -> assertThat(bytes(record)).isLessThan(MAX_RECORD + 16 * 1024));
  }

  @Test
  @DisplayName("nothing is promised while the log is not there")
  void logIsGone() {
    posting.log.isGone();

    assertThatThrownBy(() -> posting.post(alerts(1, 1))).hasCauseInstanceOf(NotDurablyStored.class);
  }

  @Test
  @DisplayName("nothing is promised that the log did not confirm")
  void logConfirmsNothing() {
    posting.log.confirmsNothing();

    assertThatThrownBy(() -> posting.post(alerts(8, 1))).hasCauseInstanceOf(NotDurablyStored.class);
  }

  private static int bytes(PartitionedBatch record) {
    var topic = Topics.ALERTS;
    return topic.value().serializer().serialize(topic.name(), record.batch()).length;
  }

  private static String alerts(int count, int valueLength) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> "{\"labels\":{\"i\":\"%d\",\"x\":\"%s\"}}".formatted(i, "x".repeat(valueLength)))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
