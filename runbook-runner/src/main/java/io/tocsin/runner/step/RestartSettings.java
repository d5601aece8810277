package io.tocsin.runner.step;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Timeouts of the stages of a restart. */
@ConfigMapping(prefix = "tocsin.runner.restart")
interface RestartSettings {
  /**
   * A reboot turns the guest off and the node starts it again. After this time the runner starts
   * it.
   */
  @WithDefault("60s")
  Duration startAfter();

  /** From the end of a reboot until the guest must have restarted. */
  @WithDefault("120s")
  Duration verifyWithin();

  /** From the response of HA until the guest must be in the requested state. */
  @WithDefault("180s")
  Duration haWithin();

  /** A lock without a running task for this long is stale. */
  @WithDefault("60s")
  Duration staleLock();

  /** Between two attempts of a call that was rejected for a temporary reason. */
  @WithDefault("15s")
  Duration retryEvery();

  /** A restarted guest must stay up for this long before the restart counts. */
  @WithDefault("10s")
  Duration watch();

  /** The same for a guest managed by HA, which acts up to 20 s after a request. */
  @WithDefault("30s")
  Duration haWatch();

  default RestartTimeouts toTimeouts() {
    return new RestartTimeouts(
        startAfter(), verifyWithin(), haWithin(), staleLock(), retryEvery(), watch(), haWatch());
  }
}
