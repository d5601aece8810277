package io.tocsin.notifier.receiver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of one attempt, for every kind of receiver. */
@ConfigMapping(prefix = "tocsin.notifier.attempt")
public interface AttemptConfig {
  /** Timeout of one attempt, for receivers without a {@code timeout} of their own. */
  @WithDefault("10s")
  Duration timeout();
}
