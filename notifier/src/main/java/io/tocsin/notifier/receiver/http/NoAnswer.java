package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.file.UnreadableFileException;
import io.tocsin.notifier.receiver.Answer;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.UnreadableSecret;
import io.tocsin.notifier.receiver.target.RefusedTargetException;
import java.io.IOException;

/** What follows when a request got no answer of HTTP: who or what has to change. */
public final class NoAnswer {
  private NoAnswer() {}

  public static Answer to(HttpPost post, IOException e) {
    var text = String.valueOf(e.getMessage());
    return switch (e) {
      case RefusedTargetException _ -> new Answer.NeedsPerson(Failure.OTHER, text);
      case WrongAddressException _ ->
          new Answer.NeedsPerson(
              Failure.OTHER, "its %s cannot be used: %s".formatted(post.field(), text));
      case UnreadableFileException unreadable ->
          UnreadableSecret.answer("cannot be used", unreadable);
      case NoAnswerException _ -> new Answer.TryAgain(Failure.CONTEXT_DEADLINE_EXCEEDED, text);
      case AstrayException _ -> Answer.TryAgain.unknown(Failure.OTHER, text);
      default -> Answer.TryAgain.network(Failure.OTHER, text, e);
    };
  }
}
