package io.tocsin.router.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.query.TopicPosition;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Waiting for what was written to be read. */
class ReadPositionsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(1);

  @Test
  @Tag("P8")
  @DisplayName("a waiting caller continues as soon as the position is reached")
  void goesOnWhenReached() throws Exception {
    var progress = ReadPositions.ofEveryPartition();
    var waiting =
        CompletableFuture.supplyAsync(() -> await(progress, TopicPosition.of(0, 7), LONG));

    progress.reach(0, 6);
    progress.reach(0, 7);

    assertThat(waiting.get()).isTrue();
  }

  @Test
  @DisplayName("a partition that another process reads is not waited for")
  void othersPartitionsAreNotWaitedFor() {
    var progress = ReadPositions.ofOwnPartitions();
    progress.open(0);
    progress.reach(0, 3);

    assertThat(await(progress, TopicPosition.of(0, 3).and(TopicPosition.of(1, 99)), SHORT))
        .isTrue();
  }

  @Test
  @DisplayName("of a topic that everybody reads, an unread partition is waited for")
  void unreadPartitionIsWaitedFor() {
    assertThat(await(ReadPositions.ofEveryPartition(), TopicPosition.of(0, 0), SHORT)).isFalse();
  }

  @Test
  @DisplayName("what was waited for in vain is not waited for again")
  void inVainOnce() {
    var progress = ReadPositions.ofEveryPartition();

    assertThat(await(progress, TopicPosition.of(0, 5), SHORT)).isFalse();
    assertThat(await(progress, TopicPosition.of(0, 5), LONG)).isTrue();
    assertThat(await(progress, TopicPosition.of(0, 6), SHORT)).isFalse();
  }

  @Test
  @DisplayName("nothing written, nothing to wait for")
  void nothingWritten() {
    assertThat(await(ReadPositions.ofEveryPartition(), TopicPosition.START, SHORT)).isTrue();
  }

  private static boolean await(ReadPositions progress, TopicPosition position, Duration longest) {
    try {
      return progress.await(position, longest);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
