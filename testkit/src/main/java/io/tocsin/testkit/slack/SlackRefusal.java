package io.tocsin.testkit.slack;

/** An {@code ok: false}. */
final class SlackRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String error;

  SlackRefusal(String error) {
    super(error);
    this.error = error;
  }

  String error() {
    return error;
  }
}
