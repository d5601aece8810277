package io.tocsin.notifier.receiver.email;

import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.TestingReceivers;

/** The real one, for tests of all receivers. */
public final class TestingEmail {
  private TestingEmail() {}

  public static Notifier<?> of(TestingReceivers receivers) {
    return new EmailNotifier(
        receivers.texts, receivers.metrics, receivers.config, () -> false, receivers.targets);
  }
}
