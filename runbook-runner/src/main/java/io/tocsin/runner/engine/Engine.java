package io.tocsin.runner.engine;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.log.LogEvent;
import io.tocsin.runner.database.Database;
import io.tocsin.runner.engine.WorkerStop.StoppedException;
import io.tocsin.runner.execution.Claim;
import io.tocsin.runner.execution.Journal;
import io.tocsin.runner.execution.LeaseLostException;
import io.tocsin.runner.execution.Leases;
import io.tocsin.runner.execution.postgres.HumanDecisions;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.report.ReportOutbox;
import io.tocsin.runner.step.StepCatalog;
import io.tocsin.runner.work.WorkSignal;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Claims executions, runs each in its own thread, and renews their leases. Any number of engines
 * may share a database.
 */
@Singleton
class Engine {
  private static final Logger LOG = Logger.getLogger(Engine.class);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(15);

  private final String owner = UUID.randomUUID().toString();
  private final WorkerStop stop = new WorkerStop();
  private final Map<HeldLease, Thread> working = new ConcurrentHashMap<>();
  private final Database database;
  private final Leases leases;
  private final HumanDecisions answers;
  private final ReportOutbox outbox;
  private final WorkSignal signal;
  private final EngineSettings settings;
  private final Worker worker;

  Engine(
      Database database,
      Leases leases,
      Journal journal,
      Planner planner,
      Guards guards,
      StepCatalog types,
      HumanDecisions answers,
      ReportOutbox outbox,
      WorkSignal signal,
      EngineSettings settings) {
    this.database = database;
    this.leases = leases;
    this.answers = answers;
    this.outbox = outbox;
    this.signal = signal;
    this.settings = settings;
    this.worker =
        new Worker(
            journal,
            planner,
            guards,
            new HoldPause(types, guards.maxAge()),
            settings,
            new StepRunner(journal, types, settings, stop));
  }

  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    var pause = new PollPause(settings.pollEvery(), settings.pollAtMost());
    repeat("runner-executions", this::processDueWork, pause, signal);
    repeat("runner-reports", this::sendReports, pause, signal);
    var beat = new PollPause(settings.heartbeat(), settings.heartbeat());
    repeat("runner-leases", this::keepLeases, beat, new WorkSignal());
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stop.stop();
    signal.send();
    var threads = working.values();
    for (var thread : threads) {
      thread.join(SHUTDOWN_TIMEOUT);
    }
  }

  /** Runs from the time the tables are available until the process stops. */
  private void repeat(String name, Supplier<PollResult> task, PollPause pause, WorkSignal heard) {
    Thread.ofVirtual()
        .name(name)
        .start(
            () -> {
              try {
                if (database.awaitReady()) {
                  new PollLoop(name, task, pause, heard, stop).run();
                }
              } catch (StoppedException e) {
                LogEvent.of("runner task stops").with("task", name).debug(LOG);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private PollResult processDueWork() {
    var due = leases.due();
    if (!due.now()) {
      return new PollResult(false, due.next());
    }
    boolean claimed = claimDueExecutions();
    boolean expired = answers.expire() > 0;
    return new PollResult(claimed || expired, due.next());
  }

  /** Executions beyond the limit are claimed when a worker is free. */
  private boolean claimDueExecutions() {
    boolean found = false;
    while (working.size() < settings.parallel() && !stop.isStopped()) {
      long askedAt = System.nanoTime();
      var claim = leases.claim(owner, settings.lease());
      if (claim.isEmpty()) {
        return found;
      }
      found = true;
      run(claim.get(), new HeldLease(claim.get().lease(), settings.lease(), askedAt));
    }
    return found;
  }

  private void run(Claim claim, HeldLease held) {
    var thread =
        Thread.ofVirtual()
            .name("runner-execution-" + claim.execution().id())
            .unstarted(() -> work(claim, held));
    working.put(held, thread);
    thread.start();
  }

  private void work(Claim claim, HeldLease held) {
    try {
      worker.run(claim, held);
    } catch (StoppedException e) {
      leases.release(held.lease());
    } catch (LeaseLostException e) {
      LogEvent.of("execution dropped, another worker has its lease")
          .with("execution", claim.execution().id())
          .with("error", e.getMessage())
          .warn(LOG);
    } catch (RuntimeException e) {
      // The lease expires by itself, and the next owner counts it as a crash.
      LogEvent.of("execution failed unexpectedly, it is retried when its lease expires")
          .with("execution", claim.execution().id())
          .error(LOG, e);
    } finally {
      working.remove(held);
      signal.send();
    }
  }

  private PollResult keepLeases() {
    for (var held : working.keySet()) {
      try {
        held.renew(leases);
      } catch (LeaseLostException e) {
        // The worker notices at its next write.
        LogEvent.of("lease lost").with("error", e.getMessage()).debug(LOG);
      }
    }
    return PollResult.NOTHING;
  }

  /** The next report is announced by a signal only. */
  private PollResult sendReports() {
    int all = 0;
    int sent;
    do {
      sent = outbox.sendPending();
      all += sent;
    } while (sent > 0 && !stop.isStopped());
    return new PollResult(all > 0, Optional.empty());
  }
}
