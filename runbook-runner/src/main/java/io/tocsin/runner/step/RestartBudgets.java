package io.tocsin.runner.step;

import java.time.Duration;

/** {@link RestartPatience} as values. */
record RestartBudgets(
    Duration startAfter,
    Duration verifyWithin,
    Duration haWithin,
    Duration staleLock,
    Duration retryEvery) {

  /** How long a call may need until its effect shows. */
  Duration effect(boolean managedByHa) {
    return managedByHa ? haWithin : verifyWithin;
  }
}
