package io.tocsin.model.silence;

/** Where a silence stands at a moment. Nothing stores it; it follows from start, end and clock. */
public enum SilenceState {
  PENDING("pending"),
  ACTIVE("active"),
  EXPIRED("expired");

  private final String word;

  SilenceState(String word) {
    this.word = word;
  }

  /** The word that bodies use. */
  public String word() {
    return word;
  }
}
