package io.tocsin.gateway.ingest.rule;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import io.tocsin.gateway.active.ActiveAlertLimits;
import java.time.Duration;

/** Limits of one request and of each alert in it. Zero means zero. */
public interface RequestLimits {
  /** Size of a request body as sent; above: 413. */
  @WithDefault("10M")
  MemorySize body();

  /** Size of the body after decompression; above: 413. */
  @WithDefault("20M")
  MemorySize inflatedBody();

  /** Maximum compression ratio of a body; above: 413. */
  @WithDefault("100")
  int inflationRatio();

  /** Alerts in one request; above: 413. */
  @WithDefault("10000")
  int alerts();

  /** Size of one alert. Annotations are cut first; if that is not enough: 400. */
  @WithDefault("256K")
  MemorySize alert();

  /**
   * Active alerts in this process: a number or {@code unlimited}. Alerts above are not stored, and
   * Tocsin raises an alert.
   */
  @WithDefault("250000")
  ActiveAlertLimits activeAlerts();

  /** Active alerts of one alertname in this process: a number or {@code unlimited}. */
  @WithDefault("20000")
  ActiveAlertLimits activeAlertsPerName();

  /** Labels of one alert; above: 400. */
  @WithDefault("128")
  int labels();

  /** Annotations of one alert; the rest is left out and marked. */
  @WithDefault("64")
  int annotations();

  /** Length of a label or annotation name; above: 400. */
  @WithDefault("1K")
  MemorySize name();

  /** Length of a label value; above: 400. */
  @WithDefault("8K")
  MemorySize labelValue();

  /** Length of an annotation value; above: cut and marked. */
  @WithDefault("64K")
  MemorySize annotationValue();

  /** How far {@code startsAt} may be in the future before it is replaced by now. */
  @WithDefault("10s")
  Duration clockAhead();

  /** How far {@code endsAt} may be in the future; a later one is capped. */
  @WithDefault("24h")
  Duration endAhead();
}
