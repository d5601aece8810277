package io.tocsin.router.topology;

import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;
import java.util.Optional;

/** Settings of a router that a test starts: quick ticks, and a few groups at once. */
record SmallRouter(String instance, int standbys) implements RouterSettings {
  @Override
  public Duration tick() {
    return Duration.ofMillis(25);
  }

  @Override
  public Duration keepResolved() {
    return Duration.ofMinutes(30);
  }

  @Override
  public Duration startDelay() {
    return Duration.ZERO;
  }

  @Override
  public Duration retention() {
    return Duration.ofHours(120);
  }

  @Override
  public Optional<MemorySize> activeAlertsMemory() {
    return Optional.empty();
  }

  @Override
  public Duration standstill() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration sessionTimeout() {
    return Duration.ofSeconds(6);
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public int replicas() {
    return 1;
  }
}
