package io.tocsin.notifier.receiver.http;

import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import java.util.Optional;

/**
 * What an HTTP server said.
 *
 * @param body shortened, without control characters and secrets
 * @param retryAfter what the server asks for, on any status
 */
public record HttpAnswer(
    int status, Optional<String> contentType, String body, Optional<Duration> retryAfter) {
  /** What to assume when a server asks for quiet and does not say, or not readably, how long. */
  private static final Duration QUIET = Duration.ofSeconds(30);

  /** A server that is away guesses when it will be back; one that is flooded knows its limit. */
  private static final Duration LONGEST_GUESS = Duration.ofSeconds(15);

  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** A shorter message may be taken. */
  public boolean isTooLarge() {
    return status == 413;
  }

  public String text() {
    return body.isEmpty() ? "status " + status : "status " + status + ": " + body;
  }

  /**
   * What follows from a status that is not a success, where the provider has no rules of its own. A
   * refused address or login is wrong for every message; another refusal may be about this one.
   */
  public ProviderAnswer trouble() {
    return switch (status) {
      case 429 ->
          new ProviderAnswer.TryAfter(Failure.RATE_LIMITED, text(), retryAfter.orElse(QUIET));
      case 401, 403 -> new ProviderAnswer.NeedsPerson(Failure.AUTH_ERROR, text());
      case 404, 410 -> new ProviderAnswer.NeedsPerson(Failure.CLIENT_ERROR, text());
      case 408 -> new ProviderAnswer.TryAgain(Failure.CLIENT_ERROR, text());
      default -> otherTrouble();
    };
  }

  private static Duration guess(Duration asked) {
    return asked.compareTo(LONGEST_GUESS) > 0 ? LONGEST_GUESS : asked;
  }

  private ProviderAnswer otherTrouble() {
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
