package io.tocsin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadDeathTest {

  @Test
  void errorOfTheJvmHitsEveryThread() {
    assertThat(
            new ThreadDeath("main", new OutOfMemoryError("unable to create native thread"))
                .isTheJvms())
        .isTrue();
    assertThat(new ThreadDeath("main", new InternalError()).isTheJvms()).isTrue();
  }

  @Test
  void threadThatRunsIntoABugDiesAlone() {
    assertThat(new ThreadDeath("delivery", new IllegalStateException()).isTheJvms()).isFalse();
    assertThat(new ThreadDeath("delivery", new StackOverflowError()).isTheJvms()).isFalse();
  }

  @Test
  void tooFewThreadsNameTheLimit() {
    var death =
        new ThreadDeath(
            "main",
            new OutOfMemoryError(
                "unable to create native thread: possibly out of memory or process/resource limits reached"));

    assertThat(death.reason()).contains("raise the limit of processes (ulimit -u");
  }
}
