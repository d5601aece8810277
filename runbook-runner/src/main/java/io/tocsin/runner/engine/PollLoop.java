package io.tocsin.runner.engine;

import io.tocsin.log.LogEvent;
import io.tocsin.runner.engine.StopSignal.StoppedException;
import io.tocsin.runner.journal.WorkSignal;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Looks for something to do until the process stops: after a signal, when something is due, and
 * ever more rarely in between. A look that fails is logged once and tried again. Of one thread.
 */
final class PollLoop {
  private static final Logger LOG = Logger.getLogger(PollLoop.class);

  private final String name;
  private final Supplier<Look> task;
  private final PollPause pause;
  private final WorkSignal signal;
  private final StopSignal stop;
  private boolean failing;
  private int inVain;

  PollLoop(String name, Supplier<Look> task, PollPause pause, WorkSignal signal, StopSignal stop) {
    this.name = name;
    this.task = task;
    this.pause = pause;
    this.signal = signal;
    this.stop = stop;
  }

  /**
   * @throws StoppedException if the process stops during a look
   */
  void run() throws InterruptedException {
    while (!stop.isStopped()) {
      long seen = signal.count();
      var look = look();
      inVain = look.found() ? 0 : inVain;
      boolean signalled = signal.await(seen, pause.after(inVain, look.untilDue()));
      inVain = signalled ? 0 : inVain + 1;
    }
  }

  private Look look() {
    try {
      var look = task.get();
      tellEnd();
      return look;
    } catch (StoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      tell(e);
      return Look.IN_VAIN;
    }
  }

  private void tell(RuntimeException e) {
    if (!failing) {
      LogEvent.of("task of the runner failed, trying again")
          .with("task", name)
          .with("retry_in", pause.first().toMillis() + "ms")
          .error(LOG, e);
    }
    failing = true;
  }

  private void tellEnd() {
    if (failing) {
      LogEvent.of("task of the runner works again").with("task", name).info(LOG);
    }
    failing = false;
  }
}
