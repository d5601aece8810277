package io.tocsin.runner.runbook;

import java.util.List;
import java.util.stream.Collectors;

/** A document or its inputs cannot be used; carries every mistake, not only the first. */
public final class InvalidRunbookException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<Mistake> mistakes;

  InvalidRunbookException(String what, List<Mistake> mistakes) {
    super(what + ": " + texts(mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  private static String texts(List<Mistake> mistakes) {
    return mistakes.stream().map(Mistake::text).collect(Collectors.joining("; "));
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
