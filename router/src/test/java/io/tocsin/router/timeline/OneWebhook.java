package io.tocsin.router.timeline;

import io.tocsin.configuration.Configuration;
import java.time.Duration;

/** The smallest configuration that tells somebody. */
public final class OneWebhook {
  private OneWebhook() {}

  public static Configuration configuration(Duration groupWait) {
    return Routes.defaults().groupWait(groupWait.toMillis() / 1000.0).configuration();
  }

  /** With alerts that inhibit others. */
  public static Configuration inhibiting(String sources, String targets) {
    return Written.configuration(
        "",
        """
        inhibit_rules:
        - source_matchers: ['%s']
          target_matchers: ['%s']
        """
            .formatted(sources, targets));
  }

  /** Told at once, and again after a time. */
  public static Configuration repeating(Duration repeatInterval) {
    return Routes.defaults()
        .groupWait(0)
        .repeatInterval(repeatInterval.toMillis() / 1000.0)
        .configuration();
  }
}
