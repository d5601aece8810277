package io.tocsin.runner.step;

import java.time.Duration;

/** The real kinds of steps, with their usual patience. */
public final class TestingSteps {
  private TestingSteps() {}

  public static StepCatalog catalog() {
    return new StepCatalog(new Usual());
  }

  private record Usual() implements RestartPatience {
    @Override
    public Duration startAfter() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Duration verifyWithin() {
      return Duration.ofSeconds(120);
    }

    @Override
    public Duration haWithin() {
      return Duration.ofSeconds(180);
    }

    @Override
    public Duration staleLock() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Duration retryEvery() {
      return Duration.ofSeconds(15);
    }
  }
}
