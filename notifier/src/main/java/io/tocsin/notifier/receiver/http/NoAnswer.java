package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.file.UnreadableFileException;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.UnreadableSecret;
import io.tocsin.notifier.receiver.target.RefusedTargetException;
import java.io.IOException;

/** The result of a request without an HTTP answer. */
public final class NoAnswer {
  private NoAnswer() {}

  public static ProviderAnswer to(HttpPost post, IOException e) {
    var text = String.valueOf(e.getMessage());
    return switch (e) {
      case RefusedTargetException _ -> new ProviderAnswer.NeedsAttention(Failure.OTHER, text);
      case InvalidAddressException _ ->
          new ProviderAnswer.NeedsAttention(
              Failure.OTHER, "its %s cannot be used: %s".formatted(post.field(), text));
      case UnreadableFileException unreadable ->
          UnreadableSecret.answer("cannot be used", unreadable);
      case NoAnswerException _ ->
          new ProviderAnswer.TryAgain(Failure.CONTEXT_DEADLINE_EXCEEDED, text);
      case RedirectException _ -> ProviderAnswer.TryAgain.unknown(Failure.OTHER, text);
      default -> ProviderAnswer.TryAgain.network(Failure.OTHER, text, e);
    };
  }
}
