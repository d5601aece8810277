package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.runner.engine.WorkerStop.StoppedException;
import io.tocsin.runner.work.WorkSignal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PollLoopTest {
  private final WorkerStop stop = new WorkerStop();
  private final AtomicInteger polls = new AtomicInteger();

  @Test
  void aPollThatFailsBecauseTheDatabaseIsClosedFirstIsTheEnd() {
    var loop =
        loop(
            () -> {
              stop.stop();
              throw new IllegalStateException("EntityManager is closed");
            });

    assertThatThrownBy(loop::run).isInstanceOf(StoppedException.class);
  }

  @Test
  void aPollThatFailsForAnotherReasonIsRepeated() throws InterruptedException {
    loop(() -> {
          if (polls.incrementAndGet() == 1) {
            throw new IllegalStateException("the database is away");
          }
          stop.stop();
          return PollResult.NOTHING;
        })
        .run();

    assertThat(polls).hasValue(2);
  }

  private PollLoop loop(Supplier<PollResult> task) {
    var pause = new PollPause(Duration.ofMillis(1), Duration.ofMillis(1));
    return new PollLoop("test", task, pause, new WorkSignal(), stop);
  }
}
