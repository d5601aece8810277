package io.tocsin.runner.killswitch;

/** The executions that the kill switch holds. */
public interface HeldExecutions {
  /** Makes all paused executions claimable, in the transaction that releases the kill switch. */
  void endPauses();
}
