package io.tocsin.notifier.receiver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of one attempt, for every kind of receiver. */
@ConfigMapping(prefix = "tocsin.notifier.attempt")
public interface AttemptConfig {
  /** When a receiver has no {@code timeout} of its own, an attempt ends after this long. */
  @WithDefault("10s")
  Duration timeout();
}
