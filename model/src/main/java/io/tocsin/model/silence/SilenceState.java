package io.tocsin.model.silence;

/** State of a silence at a moment. Not stored; computed from start, end and clock. */
public enum SilenceState {
  PENDING("pending"),
  ACTIVE("active"),
  EXPIRED("expired");

  private final String word;

  SilenceState(String word) {
    this.word = word;
  }

  /** The word used in request bodies. */
  public String word() {
    return word;
  }
}
