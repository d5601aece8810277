package io.tocsin.runner.runbook;

/**
 * One thing wrong with a document or with inputs.
 *
 * @param field JSON pointer to the place, such as {@code /spec/steps/0/type}
 * @param message what is wrong and what would be right
 */
public record ValidationError(String field, String message) {
  /** As one line of a longer text. */
  String text() {
    return field + " " + message;
  }
}
