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
import io.tocsin.runner.journal.HumanDecisions;
import io.tocsin.runner.journal.Outbox;
import io.tocsin.runner.journal.WorkSignal;
import io.tocsin.runner.step.StepCatalog;
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
  private final HumanDecisions answers;
  private final Outbox outbox;
  private final WorkSignal signal;
  private final EngineSettings settings;
  private final Worker worker;

  Engine(
      Database database,
      Journal journal,
      Planner planner,
      Guards guards,
      StepCatalog types,
      HumanDecisions answers,
      Outbox outbox,
      WorkSignal signal,
      EngineSettings settings) {
    this.database = database;
    this.journal = journal;
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
    repeat("runner-executions", this::doWhatIsDue, pause, signal);
    repeat("runner-reports", this::sendReports, pause, signal);
    var beat = new PollPause(settings.heartbeat(), settings.heartbeat());
    repeat("runner-leases", this::keepLeases, beat, new WorkSignal());
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stop.stop();
    signal.send();
    var threads = working.values();
    for (var thread : threads) {
      thread.join(LAST_CALLS);
    }
  }

  /** As soon as the tables are there, until the process stops. */
  private void repeat(String name, Supplier<Look> task, PollPause pause, WorkSignal heard) {
    Thread.ofVirtual()
        .name(name)
        .start(
            () -> {
              try {
                if (database.awaitReady()) {
                  new PollLoop(name, task, pause, heard, stop).run();
                }
              } catch (StoppedException e) {
                LogEvent.of("task of the runner stops").with("task", name).debug(LOG);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private Look doWhatIsDue() {
    var due = journal.due();
    if (!due.now()) {
      return new Look(false, due.next());
    }
    boolean claimed = claimWhatIsDue();
    boolean expired = answers.expire() > 0;
    return new Look(claimed || expired, due.next());
  }

  /** What finds no place is claimed when one is free again. */
  private boolean claimWhatIsDue() {
    boolean found = false;
    while (working.size() < settings.parallel() && !stop.isStopped()) {
      long askedAt = System.nanoTime();
      var claim = journal.claim(owner, settings.lease());
      if (claim.isEmpty()) {
        return found;
      }
      found = true;
      carryOn(claim.get(), new HeldLease(claim.get().lease(), settings.lease(), askedAt));
    }
    return found;
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
      signal.send();
    }
  }

  private Look keepLeases() {
    for (var held : working.keySet()) {
      try {
        held.renew(journal);
      } catch (LeaseLostException e) {
        // Its worker finds out at its next write.
        LogEvent.of("lease is lost").with("error", e.getMessage()).debug(LOG);
      }
    }
    return Look.IN_VAIN;
  }

  /** Nothing but a signal tells of the next one. */
  private Look sendReports() {
    int all = 0;
    int sent;
    do {
      sent = outbox.sendWhatIsWaiting();
      all += sent;
    } while (sent > 0 && !stop.isStopped());
    return new Look(all > 0, Optional.empty());
  }
}
