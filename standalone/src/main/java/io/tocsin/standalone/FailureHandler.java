package io.tocsin.standalone;

import io.tocsin.configuration.process.ProcessFailed;
import io.tocsin.log.LogEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Stops the process when an essential part of it has failed for good. */
@Singleton
class FailureHandler {
  private static final Logger LOG = Logger.getLogger(FailureHandler.class);

  void end(@Observes ProcessFailed failure) {
    LogEvent.of("stopping").with("reason", failure.reason()).fatal(LOG);
    StopSignal.fail();
  }
}
