package io.tocsin.runner.runbook;

import java.util.List;
import java.util.stream.Collectors;

/** A document or its inputs are invalid; contains every error, not only the first. */
public final class InvalidRunbookException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<ValidationError> mistakes;

  InvalidRunbookException(String what, List<ValidationError> mistakes) {
    super(what + ": " + texts(mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  private static String texts(List<ValidationError> mistakes) {
    return mistakes.stream().map(ValidationError::text).collect(Collectors.joining("; "));
  }

  public List<ValidationError> mistakes() {
    return mistakes;
  }
}
