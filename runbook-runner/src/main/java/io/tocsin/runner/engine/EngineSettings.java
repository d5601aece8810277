package io.tocsin.runner.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How executions are run. */
@ConfigMapping(prefix = "tocsin.runner.engine")
interface EngineSettings {
  /** Concurrent executions in this process. */
  @WithDefault("8")
  int parallel();

  /**
   * Pause between two polls of the database while work is found. Work that this process writes
   * itself is found at once.
   */
  @WithDefault("500ms")
  Duration pollEvery();

  /**
   * While nothing is found, the pause doubles up to this; work written by another process waits at
   * most this long.
   */
  @WithDefault("5s")
  Duration pollAtMost();

  /** Without renewal for this long, another runner takes over the execution. */
  @WithDefault("10s")
  Duration lease();

  @WithDefault("3s")
  Duration heartbeat();

  /**
   * How long a call can still take effect after its sender died: the read timeout plus the 30 s of
   * the entry node. Only after this time does "no task found" prove that a non-idempotent call
   * never started.
   */
  @WithDefault("45s")
  Duration fence();

  /** How long a task that has just started may be missing from the task list. */
  @WithDefault("10s")
  Duration searchFor();

  /** Crashes in a row without progress; after more than this a person must decide. */
  @WithDefault("3")
  int maxCrashes();

  /** Pause while another execution holds the target or the inventory cannot be read. */
  @WithDefault("2s")
  Duration lookAgainEvery();

  /** Pause while the kill switch is pulled. Its release is noticed at once. */
  @WithDefault("30s")
  Duration lookAtHeldEvery();

  /** First pause between two polls of a guest or task; grows to ten times this. */
  @WithDefault("500ms")
  Duration firstPause();
}
