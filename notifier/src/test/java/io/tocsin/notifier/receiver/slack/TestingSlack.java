package io.tocsin.notifier.receiver.slack;

import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.TestingReceivers;

/** The real one, for tests of all receivers. */
public final class TestingSlack {
  private TestingSlack() {}

  public static Notifier<?> of(TestingReceivers receivers) {
    return new SlackNotifier(
        new SlackClients(receivers.clients, receivers.configuration),
        receivers.http,
        receivers.texts,
        receivers.metrics,
        receivers.config,
        receivers.clock);
  }
}
