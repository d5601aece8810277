package io.tocsin.runner.engine;

import io.tocsin.log.LogEvent;
import io.tocsin.runner.engine.WorkerStop.StoppedException;
import io.tocsin.runner.work.WorkSignal;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Polls for work until the process stops: after a signal, when work is due, and with growing pauses
 * otherwise. A failed poll is logged once and retried. Used by one thread.
 */
final class PollLoop {
  private static final Logger LOG = Logger.getLogger(PollLoop.class);

  private final String name;
  private final Supplier<PollResult> task;
  private final PollPause pause;
  private final WorkSignal signal;
  private final WorkerStop stop;
  private boolean failing;
  private int emptyPolls;

  PollLoop(
      String name, Supplier<PollResult> task, PollPause pause, WorkSignal signal, WorkerStop stop) {
    this.name = name;
    this.task = task;
    this.pause = pause;
    this.signal = signal;
    this.stop = stop;
  }

  /**
   * @throws StoppedException if the process stops during a poll
   */
  void run() throws InterruptedException {
    while (!stop.isStopped()) {
      long seen = signal.count();
      var result = poll();
      emptyPolls = result.found() ? 0 : emptyPolls;
      boolean signalled = signal.await(seen, pause.after(emptyPolls, result.untilDue()));
      emptyPolls = signalled ? 0 : emptyPolls + 1;
    }
  }

  private PollResult poll() {
    try {
      var result = task.get();
      logRecovery();
      return result;
    } catch (StoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      if (stop.isStopped()) {
        // The connections to the database may be closed before this thread notices.
        throw new StoppedException();
      }
      logFailure(e);
      return PollResult.NOTHING;
    }
  }

  private void logFailure(RuntimeException e) {
    if (!failing) {
      LogEvent.of("runner task failed, retrying")
          .with("task", name)
          .with("retry_in", pause.first().toMillis() + "ms")
          .error(LOG, e);
    }
    failing = true;
  }

  private void logRecovery() {
    if (failing) {
      LogEvent.of("runner task recovered").with("task", name).info(LOG);
    }
    failing = false;
  }
}
