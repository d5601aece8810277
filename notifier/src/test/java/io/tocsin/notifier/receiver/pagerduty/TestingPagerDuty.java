package io.tocsin.notifier.receiver.pagerduty;

import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.TestingReceivers;

/** The real one, for tests of all receivers. */
public final class TestingPagerDuty {
  private TestingPagerDuty() {}

  public static Notifier<?> of(TestingReceivers receivers) {
    return new PagerDutyNotifier(receivers.exchange, receivers.texts, receivers.config);
  }
}
