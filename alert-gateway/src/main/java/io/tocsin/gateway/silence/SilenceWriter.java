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
 * Changes silences, one after the other: what is written depends on what was there. It returns when
 * the change is safe and the router has taken it in, so that every later decision respects it.
 */
@Singleton
class SilenceWriter {
  private static final Logger LOG = Logger.getLogger(SilenceWriter.class);

  private final SilenceStore kept;
  private final SilenceLog log;
  private final BroadSilenceGuard guard;
  private final SilenceLimits limits;
  private final Duration within;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  SilenceWriter(
      SilenceStore kept,
      SilenceLog log,
      BroadSilenceGuard guard,
      SilenceSettings settings,
      InstantSource clock) {
    this.kept = kept;
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
   * @param broadConfirmed its author says that it may cover very much
   * @throws NotDurablyStored if nobody knows in time whether it is written
   * @throws RouterUnavailableException if the silence to change cannot be looked at
   */
  SilenceEdit post(PostedSilence posted, boolean broadConfirmed) {
    var edit = inTime(() -> edit(posted, broadConfirmed));
    awaitTakenIn(edit.toWrite());
    return edit;
  }

  /**
   * @return whether there is such a silence; one that is expired already stays as it was
   * @throws NotDurablyStored if nobody knows in time whether it is written
   * @throws RouterUnavailableException if the silence cannot be looked at
   */
  boolean expire(String id) {
    var end = inTime(() -> end(id));
    awaitTakenIn(end.written().stream().toList());
    return end.known();
  }

  private SilenceEdit edit(PostedSilence posted, boolean broadConfirmed) {
    var all = posted.id().isPresent() ? Optional.of(kept.all()) : keptAsFarAsKnown();
    var old = posted.id().flatMap(id -> find(all.orElse(List.of()), id));
    var decision =
        new SilenceDecision(
            posted,
            all.map(List::size).orElse(0),
            limits,
            () -> UUID.randomUUID().toString(),
            clock.instant());
    var edit = decision.about(old);
    // A router that has just not answered is not asked a second time: others wait for their turn.
    return all.isPresent() ? guarded(edit, broadConfirmed) : written(edit);
  }

  private SilenceEdit guarded(SilenceEdit edit, boolean broadConfirmed) {
    var broad = edit.current().flatMap(guard::broad);
    var refusal = broad.flatMap(found -> guard.refusal(found, broadConfirmed));
    if (refusal.isPresent()) {
      return new SilenceEdit.Refused(refusal.get());
    }
    written(edit);
    broad.ifPresent(guard::tell);
    return edit;
  }

  private SilenceEdit written(SilenceEdit edit) {
    if (!edit.toWrite().isEmpty()) {
      log.write(edit.toWrite());
      SilenceLogLines.of(edit).forEach(line -> line.info(LOG));
    }
    return edit;
  }

  /** A new silence needs no router, only their number does; and nobody is to be woken for that. */
  private Optional<List<Silence>> keptAsFarAsKnown() {
    try {
      return Optional.of(kept.all());
    } catch (RouterUnavailableException e) {
      LogEvent.of("silence accepted without counting the others, no router answers")
          .with("error", e.getMessage())
          .warn(LOG);
      return Optional.empty();
    }
  }

  private Ended end(String id) {
    var old = find(kept.all(), id);
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

  /** Goes on alone when it is late: a record that is on its way cannot be called back. */
  private <T> T inTime(Callable<T> change) {
    try {
      return threads.submit(() -> inTurn(change)).get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new NotDurablyStored("it was not written within " + within.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotDurablyStored("this process is being stopped", e);
    }
  }

  private <T> T inTurn(Callable<T> change) throws Exception {
    if (!turn.tryLock(within.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new NotDurablyStored("other silences were being written all the time");
    }
    try {
      return change.call();
    } finally {
      turn.unlock();
    }
  }

  /** It is safe, whatever comes out here; a router that starts again reads it before it decides. */
  private void awaitTakenIn(List<Silence> written) {
    if (written.isEmpty()) {
      return;
    }
    var id = written.getFirst().id();
    try {
      if (!new HashSet<>(kept.all()).containsAll(written)) {
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
