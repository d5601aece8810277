package io.tocsin.notifier.receiver;

import io.tocsin.configuration.receiver.Integration;

/**
 * Sends to one kind of provider. Called on a virtual thread, so it may block, at most for the
 * timeout of the attempt.
 */
public interface Notifier<I extends Integration> {
  Class<I> integration();

  /**
   * Sends the message. Recovers within the attempt where possible, for instance by posting a
   * deleted message again.
   */
  ProviderAnswer deliver(I integration, Attempt attempt);
}
