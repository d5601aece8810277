package io.tocsin.gateway.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import io.tocsin.gateway.active.ActiveAlertLimits;
import java.time.Duration;

/** How much of anything one request, or one alert in it, may bring. Zero means zero. */
interface RequestLimits {
  /** Body of a request as it comes over the wire. Beyond: 413. */
  @WithDefault("10M")
  MemorySize body();

  /** Body after gzip is undone. Beyond: 413. */
  @WithDefault("20M")
  MemorySize inflatedBody();

  /** How many times larger than itself a compressed body may become. Beyond: 413. */
  @WithDefault("100")
  int inflationRatio();

  /** Alerts in one request. Beyond: 413. */
  @WithDefault("10000")
  int alerts();

  /** One alert with all its texts. Annotations are cut first; if that is not enough, 400. */
  @WithDefault("256K")
  MemorySize alert();

  /**
   * Active alerts, of all names, in this process: a number or {@code unlimited}. Further ones are
   * not stored, and an alert says so.
   */
  @WithDefault("250000")
  ActiveAlertLimits activeAlerts();

  /** Active alerts of one name, in this process: a number or {@code unlimited}. */
  @WithDefault("20000")
  ActiveAlertLimits activeAlertsPerName();

  /** Labels of one alert. Beyond: 400. */
  @WithDefault("128")
  int labels();

  /** Annotations of one alert. The rest is left out, with a mark. */
  @WithDefault("64")
  int annotations();

  /** Name of a label or an annotation. Beyond: 400. */
  @WithDefault("1K")
  MemorySize name();

  /** Value of a label. Beyond: 400. */
  @WithDefault("8K")
  MemorySize labelValue();

  /** Value of an annotation. Cut, with a mark. */
  @WithDefault("64K")
  MemorySize annotationValue();

  /** How far ahead of us a source's clock may be before its start is taken as now. */
  @WithDefault("10s")
  Duration clockAhead();

  /** How far ahead an end may lie; a later one is taken as this. */
  @WithDefault("24h")
  Duration endAhead();
}
