package io.tocsin.router.timeline;

import io.quarkus.runtime.configuration.MemorySize;
import io.tocsin.router.topology.RouterSettings;
import java.time.Duration;
import java.util.Optional;

/** Quick ticks, and a few groups at once. */
public record TestingSettings(String instance, int standbys) implements RouterSettings {
  TestingSettings() {
    this("test", 0);
  }

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
    return Duration.ofSeconds(60);
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public int replicas() {
    return 1;
  }

  @Override
  public boolean onlyInstance() {
    return false;
  }

  @Override
  public Duration sessionTimeout() {
    return Duration.ofSeconds(8);
  }
}
