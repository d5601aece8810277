package io.tocsin.embedded.postgres;

import io.tocsin.log.LogEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Starts a server in the background and restarts it whenever it ends. No caller waits for it: code
 * that needs the database checks for itself whether it is available.
 */
final class ServerSupervisor implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ServerSupervisor.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(15);

  private final DatabaseServer.Starter starter;
  private final InstantSource clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  private ServerSupervisor(DatabaseServer.Starter starter, InstantSource clock) {
    this.starter = starter;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("postgresql").daemon().unstarted(this::keepRunning);
  }

  /** Returns at once. */
  static ServerSupervisor begin(DatabaseServer.Starter starter, InstantSource clock) {
    var supervisor = new ServerSupervisor(starter, clock);
    supervisor.thread.start();
    return supervisor;
  }

  /** Stops the server, even while it is starting. */
  @Override
  public void close() {
    stopped.countDown();
    thread.interrupt();
    try {
      thread.join(CLOSE_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepRunning() {
    var pause = RestartPause.NONE_FAILED;
    do {
      pause = runOnce(pause);
    } while (!stopsWithin(pause.length()));
  }

  private RestartPause runOnce(RestartPause pause) {
    var began = clock.instant();
    try (var server = starter.start()) {
      server.awaitEnd();
      var next = pause.afterLife(began, clock.instant());
      LogEvent.of(
              "PostgreSQL stopped, runbook requests get HTTP 503 until it is back; alerting is not affected")
          .with("retry_in", next.length().toSeconds() + "s")
          .error(LOG);
      return next;
    } catch (InterruptedException e) {
      LogEvent.of("PostgreSQL stops because the process stops").debug(LOG);
      return pause;
    } catch (IOException | RuntimeException e) {
      return failed(pause.afterFailure(), e);
    }
  }

  private RestartPause failed(RestartPause next, Exception failure) {
    if (stopped.getCount() > 0) {
      LogEvent.of(
              "PostgreSQL does not start, runbook requests get HTTP 503; alerting is not affected")
          .with("retry_in", next.length().toSeconds() + "s")
          .with("error", failure.getMessage())
          .error(LOG);
      LOG.debug("PostgreSQL does not start", failure);
    }
    return next;
  }

  private boolean stopsWithin(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
