package io.tocsin.runner.runbook;

/**
 * One error in a document or its inputs.
 *
 * @param field JSON pointer to the place, such as {@code /spec/steps/0/type}
 * @param message what is wrong and what is expected
 */
public record ValidationError(String field, String message) {
  /** The error as part of a longer text. */
  String text() {
    return field + " " + message;
  }
}
