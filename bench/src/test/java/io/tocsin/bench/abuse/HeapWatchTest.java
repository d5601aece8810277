package io.tocsin.bench.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HeapWatchTest {
  private int readings;

  @Test
  @DisplayName("a reading that fails is left out and does not end the run")
  void leavesOutFailedReading() throws InterruptedException {
    var watch = new HeapWatch(this::everySecondFails);

    watch.read();
    watch.read();
    watch.read();

    assertThat(watch.bytes()).containsExactly(1L, 3L);
  }

  private long everySecondFails() throws IOException {
    readings++;
    if (readings == 2) {
      throw new IOException("no such collector");
    }
    return readings;
  }
}
