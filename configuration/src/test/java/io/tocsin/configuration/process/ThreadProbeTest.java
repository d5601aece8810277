package io.tocsin.configuration.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ThreadProbeTest {
  private final Queue<Boolean> starts = new ArrayDeque<>();
  private final List<ProcessFailed> failures = new ArrayList<>();
  private final ThreadProbe probe = new ThreadProbe(this::start, failures::add);

  @Test
  void thirdFailureInARowEndsTheProcess() {
    looks(false, false);
    assertThat(failures).isEmpty();

    looks(false);
    assertThat(failures)
        .singleElement()
        .extracting(ProcessFailed::reason)
        .asString()
        .contains("ulimit -u");
  }

  @Test
  void shortageThatPassesDoesNot() {
    looks(false, false, true, false, false);

    assertThat(failures).isEmpty();
  }

  @Test
  void failureIsReportedOnce() {
    looks(false, false, false, false, false, false);

    assertThat(failures).hasSize(1);
  }

  private void looks(boolean... succeed) {
    for (var it : succeed) {
      starts.add(it);
      probe.probe();
    }
  }

  private void start() {
    if (!starts.remove()) {
      throw new OutOfMemoryError("unable to create native thread");
    }
  }
}
