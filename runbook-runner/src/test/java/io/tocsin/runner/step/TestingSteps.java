package io.tocsin.runner.step;

import java.time.Duration;

/** The real kinds of steps, with their usual patience. */
public final class TestingSteps {
  private TestingSteps() {}

  public static StepCatalog catalog() {
    return new StepCatalog(new Usual());
  }

  /** As in the tests' settings, but with time to watch what HA does. */
  public static StepCatalog thatWatchHa(Duration haWithin, Duration haWatch) {
    return new StepCatalog(new Hurried(haWithin, haWatch));
  }

  private record Hurried(Duration haWithin, Duration haWatch) implements RestartSettings {
    @Override
    public Duration startAfter() {
      return Duration.ofMillis(300);
    }

    @Override
    public Duration verifyWithin() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Duration staleLock() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Duration retryEvery() {
      return Duration.ofMillis(100);
    }

    @Override
    public Duration watch() {
      return Duration.ZERO;
    }
  }

  private record Usual() implements RestartSettings {
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

    @Override
    public Duration watch() {
      return Duration.ofSeconds(10);
    }

    @Override
    public Duration haWatch() {
      return Duration.ofSeconds(30);
    }
  }
}
