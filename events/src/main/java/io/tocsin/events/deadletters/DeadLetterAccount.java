package io.tocsin.events.deadletters;

/** Who is told what becomes of dead letters, and tells it in logs and metrics. */
public interface DeadLetterAccount {

  /**
   * It is in the topic of dead letters.
   *
   * @param cut only its beginning
   */
  void written(DeadLetter letter, boolean cut);

  /** An attempt failed, the next one follows. */
  void failed(DeadLetter letter, String reason);

  /** It is not written and nobody tries any more; the record is only where it came from. */
  void givenUp(DeadLetter letter, String reason);
}
