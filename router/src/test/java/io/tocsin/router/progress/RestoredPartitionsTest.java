package io.tocsin.router.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RestoredPartitionsTest {
  private final RestoredPartitions<String> partitions = new RestoredPartitions<>();

  @Test
  void aTopicOfTwoIsNotRestoredWithOne() throws InterruptedException {
    partitions.open(0, "zero");

    assertThat(partitions.await(1, Duration.ZERO)).isTrue();
    assertThat(partitions.await(2, Duration.ZERO)).isFalse();
  }

  @Test
  void whoWaitsGoesOnWhenTheLastPartitionIsRestored() {
    partitions.open(1, "one");
    var waiting = CompletableFuture.supplyAsync(() -> await(2));

    partitions.open(0, "zero");

    assertThat(waiting.join()).isTrue();
  }

  @Test
  void aPartitionThatWasOpenedAgainStays() {
    partitions.open(0, "before");
    partitions.open(0, "again");

    assertThat(partitions.close(0, "before")).isFalse();
    assertThat(partitions.find(0)).contains("again");
    assertThat(partitions.close(0, "again")).isTrue();
    assertThat(partitions.has(0)).isFalse();
  }

  private boolean await(int count) {
    try {
      return partitions.await(count, Duration.ofSeconds(15));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
