package io.tocsin.runner.step;

import java.time.Duration;

/** {@link RestartSettings} as values. */
record RestartTimeouts(
    Duration startAfter,
    Duration verifyWithin,
    Duration haWithin,
    Duration staleLock,
    Duration retryEvery,
    Duration watch,
    Duration haWatch) {

  /** How long a call may take to show its effect. */
  Duration effect(boolean managedByHa) {
    return managedByHa ? haWithin : verifyWithin;
  }

  /** How long a guest must stay up before its restart counts. */
  Duration watch(boolean managedByHa) {
    return managedByHa ? haWatch : watch;
  }
}
