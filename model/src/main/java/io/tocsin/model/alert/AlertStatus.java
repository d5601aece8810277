package io.tocsin.model.alert;

/** An alert is resolved once its end has passed, and firing before that. */
public enum AlertStatus {
  FIRING("firing"),
  RESOLVED("resolved");

  private final String word;

  AlertStatus(String word) {
    this.word = word;
  }

  /** The word used in request bodies and templates. */
  public String word() {
    return word;
  }
}
