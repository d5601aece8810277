package io.tocsin.runner.execution;

/** Whether a change may be made. */
public sealed interface IntentResult {
  /** Its intention is written down: after this and only after this may the call be made. */
  record Granted(Attempt attempt) implements IntentResult {}

  /** The kill switch is pulled. */
  record Held() implements IntentResult {}

  /**
   * A guard speaks against it.
   *
   * @param untouched the execution has changed nothing yet
   */
  record Refused(Decision decision, boolean untouched) implements IntentResult {}
}
