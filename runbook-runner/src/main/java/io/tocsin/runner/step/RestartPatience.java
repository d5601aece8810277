package io.tocsin.runner.step;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a restart waits for what, before it goes on to the next stage. */
@ConfigMapping(prefix = "tocsin.runner.restart")
interface RestartPatience {
  /** A reboot ends with the guest off; the node starts it again. After this time we do. */
  @WithDefault("60s")
  Duration startAfter();

  /** From the end of a reboot until the guest must be seen running anew. */
  @WithDefault("120s")
  Duration verifyWithin();

  /** From the answer of HA until the guest must be in the state that was asked for. */
  @WithDefault("180s")
  Duration haWithin();

  /** A lock without a running task for this long was left behind. */
  @WithDefault("60s")
  Duration staleLock();

  /** Between two tries of a call that was refused for a passing reason. */
  @WithDefault("15s")
  Duration retryEvery();

  /** A guest that came up has to stay up for this long before the restart counts. */
  @WithDefault("10s")
  Duration watch();

  /** The same for a guest that HA manages, which acts up to 20 s after it was asked. */
  @WithDefault("30s")
  Duration haWatch();

  default RestartBudgets toBudgets() {
    return new RestartBudgets(
        startAfter(), verifyWithin(), haWithin(), staleLock(), retryEvery(), watch(), haWatch());
  }
}
