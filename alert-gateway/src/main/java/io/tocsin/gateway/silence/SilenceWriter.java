package io.tocsin.gateway.silence;

import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.log.LogEvent;
import io.tocsin.model.silence.Silence;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Changes silences, one at a time, because a change depends on the current state. Returns when the
 * change is durably stored and the router has read it, so that every later decision applies it.
 */
@Singleton
class SilenceWriter {
  private static final Logger LOG = Logger.getLogger(SilenceWriter.class);

  private final SilenceStore store;
  private final SilenceLog log;
  private final BroadSilenceGuard guard;
  private final SilenceLimits limits;
  private final Duration within;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  SilenceWriter(
      SilenceStore store,
      SilenceLog log,
      BroadSilenceGuard guard,
      SilenceSettings settings,
      InstantSource clock) {
    this.store = store;
    this.log = log;
    this.guard = guard;
    this.limits = settings.limits();
    this.within = settings.answerWithin();
    this.clock = clock;
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }

  /**
   * @param broadConfirmed the client confirmed that a broad silence is intended
   * @throws NotDurablyStored if the write is not confirmed in time
   * @throws RouterUnavailableException if the silence to change cannot be read
   */
  SilenceEdit post(PostedSilence posted, boolean broadConfirmed) {
    var edit = inTime(() -> edit(posted, broadConfirmed));
    awaitRead(edit.toWrite());
    return edit;
  }

  /**
   * @return whether the silence exists; an expired one stays unchanged
   * @throws NotDurablyStored if the write is not confirmed in time
   * @throws RouterUnavailableException if the silence cannot be read
   */
  boolean expire(String id) {
    var end = inTime(() -> end(id));
    awaitRead(end.written().stream().toList());
    return end.known();
  }

  private SilenceEdit edit(PostedSilence posted, boolean broadConfirmed) {
    var all = posted.id().isPresent() ? Optional.of(store.all()) : keptAsFarAsKnown();
    var old = posted.id().flatMap(id -> find(all.orElse(List.of()), id));
    var decision =
        new SilenceDecision(
            posted,
            all.map(List::size).orElse(0),
            limits,
            () -> UUID.randomUUID().toString(),
            clock.instant());
    var edit = decision.about(old);
    // If the router did not answer, it is not queried again: other changes are waiting.
    return all.isPresent() ? guarded(edit, broadConfirmed) : written(edit);
  }

  private SilenceEdit guarded(SilenceEdit edit, boolean broadConfirmed) {
    var broad = edit.current().flatMap(guard::broad);
    var rejection = broad.flatMap(found -> guard.rejection(found, broadConfirmed));
    if (rejection.isPresent()) {
      return new SilenceEdit.Rejected(rejection.get());
    }
    written(edit);
    broad.ifPresent(guard::logAccepted);
    return edit;
  }

  private SilenceEdit written(SilenceEdit edit) {
    if (!edit.toWrite().isEmpty()) {
      log.write(edit.toWrite());
      SilenceLogLines.of(edit).forEach(line -> line.info(LOG));
    }
    return edit;
  }

  /** A new silence needs the router only for the count of silences, which must not block it. */
  private Optional<List<Silence>> keptAsFarAsKnown() {
    try {
      return Optional.of(store.all());
    } catch (RouterUnavailableException e) {
      LogEvent.of("silence accepted without counting the others, no router answers")
          .with("error", e.getMessage())
          .warn(LOG);
      return Optional.empty();
    }
  }

  private Ended end(String id) {
    var old = find(store.all(), id);
    var ended = old.flatMap(silence -> SilenceEdit.ended(silence, clock.instant()));
    ended.ifPresent(
        silence -> {
          log.write(List.of(silence));
          SilenceLogLines.expired(silence).info(LOG);
        });
    return new Ended(old.isPresent(), ended);
  }

  private static Optional<Silence> find(List<Silence> all, String id) {
    return all.stream().filter(silence -> silence.id().equals(id)).findFirst();
  }

  /** After the timeout the change continues in the background: a sent record cannot be revoked. */
  private <T> T inTime(Callable<T> change) {
    try {
      return threads.submit(() -> inTurn(change)).get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new NotDurablyStored("it was not stored within " + within.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotDurablyStored("this process is shutting down", e);
    }
  }

  private <T> T inTurn(Callable<T> change) throws Exception {
    if (!turn.tryLock(within.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new NotDurablyStored("earlier changes of silences took too long");
    }
    try {
      return change.call();
    } finally {
      turn.unlock();
    }
  }

  /** The change is durably stored in any case; a restarted router reads it before it decides. */
  private void awaitRead(List<Silence> written) {
    if (written.isEmpty()) {
      return;
    }
    var id = written.getFirst().id();
    try {
      if (!new HashSet<>(store.all()).containsAll(written)) {
        LogEvent.of("silence durably stored, but not yet read by the router")
            .with("silence", id)
            .warn(LOG);
      }
    } catch (RouterUnavailableException e) {
      LogEvent.of("silence durably stored, but no router answers whether it has read it")
          .with("silence", id)
          .with("error", e.getMessage())
          .warn(LOG);
    }
  }

  private record Ended(boolean known, Optional<Silence> written) {}
}
