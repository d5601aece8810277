package io.tocsin.notifier.receiver.http;

import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import java.util.Optional;

/**
 * The answer of an HTTP server.
 *
 * @param body shortened, without control characters and secrets
 * @param retryAfter the wait that the server asked for, on any status
 */
public record HttpAnswer(
    int status, Optional<String> contentType, String body, Optional<Duration> retryAfter) {
  /** The wait if a server asks for one without a readable {@code Retry-After}. */
  private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(30);

  /** With 503 a server only guesses when it will be back; with 429 it knows its limit. */
  private static final Duration LONGEST_GUESS = Duration.ofSeconds(15);

  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** A shorter message may be accepted. */
  public boolean isTooLarge() {
    return status == 413;
  }

  public String text() {
    return body.isEmpty() ? "status " + status : "status " + status + ": " + body;
  }

  /**
   * The result of a status other than success, for providers without rules of their own. A wrong
   * URL or login affects every message; other rejections may be about this one.
   */
  public ProviderAnswer failureAnswer() {
    return switch (status) {
      case 429 ->
          new ProviderAnswer.TryAfter(
              Failure.RATE_LIMITED, text(), retryAfter.orElse(DEFAULT_PAUSE));
      case 401, 403 -> new ProviderAnswer.NeedsAttention(Failure.AUTH_ERROR, text());
      case 404, 410 -> new ProviderAnswer.NeedsAttention(Failure.CLIENT_ERROR, text());
      case 408 -> new ProviderAnswer.TryAgain(Failure.CLIENT_ERROR, text());
      default -> otherFailure();
    };
  }

  private static Duration guess(Duration asked) {
    return asked.compareTo(LONGEST_GUESS) > 0 ? LONGEST_GUESS : asked;
  }

  private ProviderAnswer otherFailure() {
    if (status == 503 && retryAfter.isPresent()) {
      return new ProviderAnswer.TryAfter(Failure.SERVER_ERROR, text(), guess(retryAfter.get()));
    }
    if (status >= 500) {
      return new ProviderAnswer.TryAgain(Failure.SERVER_ERROR, text());
    }
    var why = status >= 400 ? Failure.CLIENT_ERROR : Failure.OTHER;
    return ProviderAnswer.TryAgain.unknown(why, text());
  }
}
