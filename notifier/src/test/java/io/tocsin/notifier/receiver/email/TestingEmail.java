package io.tocsin.notifier.receiver.email;

import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.TestingReceivers;

/** The real one, for tests of what surrounds it. */
public final class TestingEmail {
  private TestingEmail() {}

  public static Notifier<?> notifier(TestingReceivers receivers) {
    return new EmailNotifier(
        receivers.texts, receivers.metrics, receivers.config, receivers.targets);
  }
}
