package io.tocsin.runner.engine;

import java.time.Duration;

/** An engine in a hurry. */
record FastSettings(Duration lease, Duration fence, Duration searchFor) implements EngineSettings {
  static FastSettings forCrashes() {
    return new FastSettings(Duration.ofMillis(250), Duration.ZERO, Duration.ofMillis(50));
  }

  static FastSettings forFlows() {
    return new FastSettings(Duration.ofSeconds(5), Duration.ZERO, Duration.ofMillis(200));
  }

  @Override
  public int parallel() {
    return 8;
  }

  @Override
  public Duration pollEvery() {
    return Duration.ofMillis(20);
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
