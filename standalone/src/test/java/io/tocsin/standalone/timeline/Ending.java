package io.tocsin.standalone.timeline;

import io.tocsin.standalone.StandaloneProcess;

/** How a run of the process ends. */
enum Ending {
  /** SIGTERM. */
  STOPPED {
    @Override
    void end(StandaloneProcess process) throws InterruptedException {
      process.terminate();
    }
  },

  /** SIGKILL. */
  KILLED {
    @Override
    void end(StandaloneProcess process) throws InterruptedException {
      process.kill9();
    }
  };

  /** Returns when the process is gone. */
  abstract void end(StandaloneProcess process) throws InterruptedException;
}
