package io.tocsin.events.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicCapTest {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  @Test
  void topicsTakeAQuarterOfTheWholeDisk() {
    assertThat(new LogDisk(100 * GIB, 80 * GIB, 0).share(25)).isEqualTo(100 * GIB / 100 * 25);
  }

  @Test
  void topicsLeaveOthersHalfOfWhatIsFree() {
    assertThat(new LogDisk(100 * GIB, 6 * GIB, 4 * GIB).share(25)).isEqualTo(5 * GIB);
  }

  @Test
  void partitionsShareWhatATopicMayTake() {
    assertThat(TopicCap.of(100 * GIB, 50, 1, 1, 5).bytes()).isEqualTo(10 * GIB);
  }

  @Test
  void threeReplicasOnThreeBrokersTakeAsMuchAsOneOnOne() {
    assertThat(TopicCap.of(100 * GIB, 50, 3, 3, 5)).isEqualTo(TopicCap.of(100 * GIB, 50, 1, 1, 5));
  }

  @Test
  void segmentsAreSmallEnoughForRetentionToKeepUp() {
    assertThat(new TopicCap(800 * MIB).settings())
        .containsEntry("retention.bytes", String.valueOf(800 * MIB))
        .containsEntry("segment.bytes", String.valueOf(100 * MIB));
    assertThat(new TopicCap(800 * GIB).settings())
        .containsEntry("segment.bytes", String.valueOf(128 * MIB));
  }

  @Test
  void tinyDiskStillHasRoomForTheLargestRecord() {
    assertThat(new TopicCap(1).settings())
        .containsEntry("retention.bytes", String.valueOf(64 * MIB))
        .containsEntry("segment.bytes", String.valueOf(32 * MIB));
  }

  /** A cap would take the newest record of a key: a silence, or what somebody still has to hear. */
  @Test
  void onlyHistoryIsCapped() {
    var capped =
        Topics.all().stream()
            .filter(topic -> topic.keep().percentOfLog() > 0)
            .map(Topic::name)
            .collect(Collectors.toSet());

    assertThat(capped)
        .containsExactlyInAnyOrder(
            "tocsin.alerts",
            "tocsin.runbook-requests",
            "tocsin.executions",
            "tocsin.decisions",
            "tocsin.dead-letters");
    assertThat(Topics.all())
        .allMatch(topic -> capped.contains(topic.name()) != topic.keep().latestPerKey());
  }

  @Test
  void compactedTopicsKeepSomeRoom() {
    assertThat(Topics.all().stream().mapToInt(topic -> topic.keep().percentOfLog()).sum())
        .isLessThanOrEqualTo(90);
  }
}
