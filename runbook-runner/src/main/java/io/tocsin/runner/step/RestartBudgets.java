package io.tocsin.runner.step;

import java.time.Duration;

/** {@link RestartPatience} as values. */
record RestartBudgets(
    Duration startAfter,
    Duration verifyWithin,
    Duration haWithin,
    Duration staleLock,
    Duration retryEvery,
    Duration watch,
    Duration haWatch) {

  /** How long a call may need until its effect shows. */
  Duration effect(boolean managedByHa) {
    return managedByHa ? haWithin : verifyWithin;
  }

  /** How long a guest has to stay up until its restart is believed. */
  Duration watch(boolean managedByHa) {
    return managedByHa ? haWatch : watch;
  }
}
