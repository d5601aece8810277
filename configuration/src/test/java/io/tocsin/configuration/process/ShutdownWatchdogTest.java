package io.tocsin.configuration.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShutdownWatchdogTest {

  @Test
  void processThatDoesNotEndInTimeIsHalted() throws Exception {
    var end = new CountDownLatch(1);
    var halted = new CountDownLatch(1);
    new ShutdownWatchdog(end, Duration.ofMillis(1), halted::countDown).watch();

    end.countDown();

    assertThat(halted.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void processThatNobodyEndsIsLeftAlone() {
    var halted = new CountDownLatch(1);

    new ShutdownWatchdog(new CountDownLatch(1), Duration.ZERO, halted::countDown).watch();

    assertThat(halted.getCount()).isOne();
  }
}
