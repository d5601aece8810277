package io.tocsin.notifier.receiver.webhook;

import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.TestingReceivers;

/** The real one, for tests of what surrounds it. */
public final class TestingWebhook {
  private TestingWebhook() {}

  public static Notifier<?> notifier(TestingReceivers receivers) {
    return new WebhookNotifier(receivers.conversation, receivers.texts, receivers.config);
  }
}
