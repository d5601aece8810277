package io.tocsin.gateway.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.tocsin.gateway.active.ActiveAlertLimits;
import io.tocsin.gateway.ingest.rule.RequestLimits;
import java.math.BigInteger;
import java.time.Duration;

/** The defaults, but for what a test is about. */
record ExplicitLimits(int alerts, int labels, int annotations, long alertBytes)
    implements RequestLimits {
  static final ExplicitLimits DEFAULTS = new ExplicitLimits(10_000, 128, 64, 256 * 1024);

  @Override
  public MemorySize body() {
    return bytes(10 << 20);
  }

  @Override
  public MemorySize inflatedBody() {
    return bytes(20 << 20);
  }

  @Override
  public int inflationRatio() {
    return 100;
  }

  @Override
  public MemorySize alert() {
    return bytes(alertBytes);
  }

  @Override
  public ActiveAlertLimits activeAlerts() {
    return new ActiveAlertLimits(250_000);
  }

  @Override
  public ActiveAlertLimits activeAlertsPerName() {
    return new ActiveAlertLimits(20_000);
  }

  @Override
  public MemorySize name() {
    return bytes(1024);
  }

  @Override
  public MemorySize labelValue() {
    return bytes(8 * 1024);
  }

  @Override
  public MemorySize annotationValue() {
    return bytes(64 * 1024);
  }

  @Override
  public Duration clockAhead() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration endAhead() {
    return Duration.ofHours(24);
  }

  private static MemorySize bytes(long size) {
    return new MemorySize(BigInteger.valueOf(size));
  }
}
