package io.tocsin.model.alert;

/** There are only two: an alert whose end has come is resolved, every other one is firing. */
public enum AlertStatus {
  FIRING("firing"),
  RESOLVED("resolved");

  private final String word;

  AlertStatus(String word) {
    this.word = word;
  }

  /** The word that bodies and templates use. */
  public String word() {
    return word;
  }
}
