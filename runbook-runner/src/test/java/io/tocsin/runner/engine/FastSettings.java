package io.tocsin.runner.engine;

import java.time.Duration;

/** An engine in a hurry. */
record FastSettings(Duration lease, Duration fence, Duration searchFor, Duration pollEvery)
    implements EngineSettings {
  private static final Duration OFTEN = Duration.ofMillis(20);

  static FastSettings forCrashes() {
    return new FastSettings(Duration.ofMillis(250), Duration.ZERO, Duration.ofMillis(50), OFTEN);
  }

  static FastSettings forFlows() {
    return new FastSettings(Duration.ofSeconds(5), Duration.ZERO, Duration.ofMillis(200), OFTEN);
  }

  /** Whatever is done in time is done because of a signal, or because it was known to be due. */
  FastSettings pollingEvery(Duration pause) {
    return new FastSettings(lease, fence, searchFor, pause);
  }

  @Override
  public int parallel() {
    return 8;
  }

  @Override
  public Duration pollAtMost() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration lookAtHeldEvery() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration heartbeat() {
    return Duration.ofMillis(100);
  }

  @Override
  public int maxCrashes() {
    return 3;
  }

  @Override
  public Duration lookAgainEvery() {
    return Duration.ofMillis(50);
  }

  @Override
  public Duration firstPause() {
    return Duration.ofMillis(15);
  }
}
