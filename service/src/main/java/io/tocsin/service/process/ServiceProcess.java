package io.tocsin.service.process;

import io.tocsin.configuration.process.ProcessFailed;
import io.tocsin.configuration.process.ProcessNeeds;
import io.tocsin.configuration.process.ShutdownWatchdog;
import io.tocsin.configuration.process.ThreadProbe;
import io.tocsin.log.LogEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;

/**
 * The process of one service in distributed mode: does not start without the resources it needs,
 * and exits when an essential part has failed. Not used in standalone mode.
 */
@ApplicationScoped
class ServiceProcess {
  private static final Logger LOG = Logger.getLogger(ServiceProcess.class);
  private static final Duration WITHIN = Duration.ofSeconds(30);

  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch failed = new CountDownLatch(1);

  void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
    var missing = ProcessNeeds.SERVICE.missing();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("cannot start: " + String.join("; ", missing));
    }
    new ShutdownWatchdog(end, WITHIN, () -> Runtime.getRuntime().halt(ProcessFailed.EXIT_CODE))
        .watch();
    Thread.ofPlatform().daemon().name("await-failure").start(this::awaitFailure);
    new ThreadProbe(this::end).watch(end);
    // A shutdown during startup waits for the end of the startup.
    Runtime.getRuntime().addShutdownHook(new Thread(end::countDown, "stop-begins"));
  }

  /** On its own thread: the caller's thread may have to stop first. */
  private void awaitFailure() {
    try {
      failed.await();
      System.exit(ProcessFailed.EXIT_CODE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void end(@Observes ProcessFailed failure) {
    LogEvent.of("stopping").with("reason", failure.reason()).fatal(LOG);
    end.countDown();
    failed.countDown();
  }
}
