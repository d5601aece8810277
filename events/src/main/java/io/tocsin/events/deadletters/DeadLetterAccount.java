package io.tocsin.events.deadletters;

/** Receives the outcome of dead letters, for logs and metrics. */
public interface DeadLetterAccount {

  /**
   * The record is in the dead-letter topic.
   *
   * @param cut whether it was truncated
   */
  void written(DeadLetter letter, boolean cut);

  /** An attempt failed and is retried. */
  void failed(DeadLetter letter, String reason);

  /** Not written and not retried; the record is only in its source topic. */
  void givenUp(DeadLetter letter, String reason);
}
