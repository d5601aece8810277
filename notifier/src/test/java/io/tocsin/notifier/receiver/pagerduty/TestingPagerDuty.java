package io.tocsin.notifier.receiver.pagerduty;

import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.TestingReceivers;

/** The real one, for tests of what surrounds it. */
public final class TestingPagerDuty {
  private TestingPagerDuty() {}

  public static Notifier<?> notifier(TestingReceivers receivers) {
    return new PagerDutyNotifier(receivers.conversation, receivers.texts, receivers.config);
  }
}
