package io.tocsin.notifier.receiver;

import io.tocsin.configuration.file.UnreadableFileException;
import java.io.IOException;

/** What follows when a destination cannot be reached because a file of its own cannot be read. */
public final class UnreadableSecret {
  private UnreadableSecret() {}

  /**
   * @param what is missing, in words that go before the reason
   */
  public static ProviderAnswer answer(String what, IOException e) {
    var text = what + ": " + e.getMessage();
    boolean passes =
        e instanceof UnreadableFileException unreadable
            && unreadable.kind() == UnreadableFileException.Kind.LATE;
    return passes
        ? new ProviderAnswer.TryAgain(Failure.OTHER, text)
        : new ProviderAnswer.NeedsPerson(Failure.OTHER, text);
  }
}
