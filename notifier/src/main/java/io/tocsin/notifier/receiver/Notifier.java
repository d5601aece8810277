package io.tocsin.notifier.receiver;

import io.tocsin.configuration.receiver.Integration;

/**
 * Speaks to one kind of provider. Called on a virtual thread, so it may block, for at most the
 * time-out of the attempt.
 */
public interface Notifier<I extends Integration> {
  Class<I> integration();

  /** Repairs what can be repaired at once, such as a message that is gone, before it answers. */
  ProviderAnswer tell(I integration, Attempt attempt);
}
