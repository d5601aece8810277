package io.tocsin.runner.execution;

/** Whether a change may be made. */
public sealed interface IntentResult {
  /** The intent is committed. Only now may the call be sent. */
  record Granted(StepAttempt attempt) implements IntentResult {}

  /** The kill switch is pulled. */
  record Held() implements IntentResult {}

  /**
   * A guard objects.
   *
   * @param untouched whether the execution has changed nothing yet
   */
  record Rejected(Decision decision, boolean untouched) implements IntentResult {}
}
