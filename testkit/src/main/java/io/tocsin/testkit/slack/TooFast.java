package io.tocsin.testkit.slack;

/** A 429. */
final class TooFast extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int retryAfterSeconds;

  TooFast(int retryAfterSeconds) {
    super("ratelimited");
    this.retryAfterSeconds = retryAfterSeconds;
  }

  int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
