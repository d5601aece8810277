package io.tocsin.runner.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkSignalTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final WorkSignal signal = new WorkSignal();

  @Test
  void signalThatCameDuringTheLastLookIsNotMissed() throws InterruptedException {
    long before = signal.count();
    signal.send();

    assertThat(signal.await(before, LONG)).isTrue();
  }

  @Test
  void everybodyWhoWaitsIsWoken() {
    long before = signal.count();
    var first = waiting(before);
    var second = waiting(before);

    signal.send();

    Await.until(LIMIT, "both are woken", () -> first.isDone() && second.isDone());
    assertThat(first.join()).isTrue();
    assertThat(second.join()).isTrue();
  }

  @Test
  void withoutASignalTheTimeRunsOut() throws InterruptedException {
    assertThat(signal.await(signal.count(), Duration.ofMillis(1))).isFalse();
  }

  private CompletableFuture<Boolean> waiting(long seen) {
    var woken = new CompletableFuture<Boolean>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                woken.complete(signal.await(seen, LONG));
              } catch (InterruptedException e) {
                woken.completeExceptionally(e);
              }
            });
    return woken;
  }
}
