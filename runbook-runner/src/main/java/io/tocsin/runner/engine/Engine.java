package io.tocsin.runner.engine;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.log.LogEvent;
import io.tocsin.runner.database.Database;
import io.tocsin.runner.engine.StopSignal.StoppedException;
import io.tocsin.runner.execution.Claim;
import io.tocsin.runner.execution.Journal;
import io.tocsin.runner.execution.LeaseLostException;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.journal.Answers;
import io.tocsin.runner.journal.Outbox;
import io.tocsin.runner.step.StepCatalog;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Looks for executions to carry on, gives each its own thread, and keeps their leases alive. Any
 * number of engines may share a database.
 */
@Singleton
class Engine {
  private static final Logger LOG = Logger.getLogger(Engine.class);
  private static final Duration LAST_CALLS = Duration.ofSeconds(15);

  private final String owner = UUID.randomUUID().toString();
  private final StopSignal stop = new StopSignal();
  private final Map<HeldLease, Thread> working = new ConcurrentHashMap<>();
  private final Database database;
  private final Journal journal;
  private final Answers answers;
  private final Outbox outbox;
  private final EngineSettings settings;
  private final Worker worker;

  Engine(
      Database database,
      Journal journal,
      Planner planner,
      Guards guards,
      StepCatalog types,
      Answers answers,
      Outbox outbox,
      EngineSettings settings) {
    this.database = database;
    this.journal = journal;
    this.answers = answers;
    this.outbox = outbox;
    this.settings = settings;
    this.worker =
        new Worker(
            journal, planner, guards, settings, new StepRunner(journal, types, settings, stop));
  }

  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    every("runner-claims", settings.pollEvery(), this::claimWhatIsDue);
    every("runner-leases", settings.heartbeat(), this::keepLeases);
    every("runner-reports", settings.pollEvery(), this::sendReports);
    every("runner-approvals", Duration.ofSeconds(1), answers::expire);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stop.stop();
    var threads = working.values();
    for (var thread : threads) {
      thread.join(LAST_CALLS);
    }
  }

  /** Repeats until the process stops. A task that fails is logged once and tried again. */
  private void every(String name, Duration pause, Runnable task) {
    Thread.ofVirtual()
        .name(name)
        .start(
            () -> {
              try {
                if (database.awaitReady()) {
                  repeat(name, pause, task);
                }
              } catch (StoppedException e) {
                LogEvent.of("task of the runner stops").with("task", name).debug(LOG);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private void repeat(String name, Duration pause, Runnable task) {
    boolean failing = false;
    while (!stop.isStopped()) {
      try {
        task.run();
        if (failing) {
          LogEvent.of("task of the runner works again").with("task", name).info(LOG);
        }
        failing = false;
      } catch (StoppedException e) {
        throw e;
      } catch (RuntimeException e) {
        if (!failing) {
          LogEvent.of("task of the runner failed, trying again")
              .with("task", name)
              .with("retry_in", pause.toMillis() + "ms")
              .error(LOG, e);
        }
        failing = true;
      }
      stop.pause(pause);
    }
  }

  private void claimWhatIsDue() {
    while (working.size() < settings.parallel() && !stop.isStopped()) {
      long askedAt = System.nanoTime();
      var claim = journal.claim(owner, settings.lease());
      if (claim.isEmpty()) {
        return;
      }
      carryOn(claim.get(), new HeldLease(claim.get().lease(), settings.lease(), askedAt));
    }
  }

  private void carryOn(Claim claim, HeldLease held) {
    var thread =
        Thread.ofVirtual()
            .name("runner-execution-" + claim.execution().id())
            .unstarted(() -> work(claim, held));
    working.put(held, thread);
    thread.start();
  }

  private void work(Claim claim, HeldLease held) {
    try {
      worker.carryOn(claim, held);
    } catch (StoppedException e) {
      journal.release(held.lease());
    } catch (LeaseLostException e) {
      LogEvent.of("execution dropped here, its lease is lost")
          .with("execution", claim.execution().id())
          .with("error", e.getMessage())
          .warn(LOG);
    } catch (RuntimeException e) {
      // The lease runs out by itself, and whoever comes next counts it as a crash.
      LogEvent.of("execution cannot be carried on now")
          .with("execution", claim.execution().id())
          .error(LOG, e);
    } finally {
      working.remove(held);
    }
  }

  private void keepLeases() {
    for (var held : working.keySet()) {
      try {
        held.renew(journal);
      } catch (LeaseLostException e) {
        // Its worker finds out at its next write.
        LogEvent.of("lease is lost").with("error", e.getMessage()).debug(LOG);
      }
    }
  }

  private void sendReports() {
    int sent;
    do {
      sent = outbox.sendWhatIsWaiting();
    } while (sent > 0 && !stop.isStopped());
  }
}
