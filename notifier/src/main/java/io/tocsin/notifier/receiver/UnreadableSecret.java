package io.tocsin.notifier.receiver;

import io.tocsin.configuration.file.UnreadableFileException;
import java.io.IOException;

/** The answer for a destination whose own file cannot be read. */
public final class UnreadableSecret {
  private UnreadableSecret() {}

  /**
   * @param what failed, in words that precede the reason
   */
  public static ProviderAnswer answer(String what, IOException e) {
    var text = what + ": " + e.getMessage();
    boolean passes =
        e instanceof UnreadableFileException unreadable
            && unreadable.kind() == UnreadableFileException.Kind.LATE;
    return passes
        ? new ProviderAnswer.TryAgain(Failure.OTHER, text)
        : new ProviderAnswer.NeedsAttention(Failure.OTHER, text);
  }
}
