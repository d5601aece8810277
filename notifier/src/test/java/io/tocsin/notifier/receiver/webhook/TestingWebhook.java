package io.tocsin.notifier.receiver.webhook;

import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.TestingReceivers;

/** The real one, for tests of all receivers. */
public final class TestingWebhook {
  private TestingWebhook() {}

  public static Notifier<?> of(TestingReceivers receivers) {
    return new WebhookNotifier(receivers.exchange, receivers.texts, receivers.config);
  }
}
