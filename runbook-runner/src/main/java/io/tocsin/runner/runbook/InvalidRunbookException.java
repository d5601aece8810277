package io.tocsin.runner.runbook;

import java.util.List;

/** A document or its inputs cannot be used; carries every mistake, not only the first. */
public final class InvalidRunbookException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<Mistake> mistakes;

  InvalidRunbookException(String what, List<Mistake> mistakes) {
    super(what + ": " + mistakes);
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
