package io.tocsin.gateway.silence;

import io.quarkus.runtime.StartupEvent;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.log.LogEvent;
import io.tocsin.model.silence.Silence;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Periodic work: deletes silences past their retention and counts the others. Several processes may
 * do this at once; deleting a silence twice is harmless.
 */
@Singleton
class SilenceUpkeep {
  private static final Logger LOG = Logger.getLogger(SilenceUpkeep.class);

  private final Vertx vertx;
  private final SilenceStore store;
  private final SilenceLog log;
  private final SilenceSettings settings;
  private final SilenceMetrics metrics;
  private final InstantSource clock;
  private volatile Instant lastCount;

  SilenceUpkeep(
      Vertx vertx,
      SilenceStore store,
      SilenceLog log,
      SilenceSettings settings,
      SilenceMetrics metrics,
      InstantSource clock) {
    this.vertx = vertx;
    this.store = store;
    this.log = log;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
    this.lastCount = clock.instant();
  }

  void start(@Observes StartupEvent event) {
    later(settings.sweepInterval(), this::sweep);
    later(settings.countInterval(), this::count);
  }

  /** Edits never change an expired silence, so this cannot conflict with one. */
  void sweep() {
    try {
      var old = pastRetention(store.all(), settings.retention(), clock.instant());
      if (!old.isEmpty()) {
        log.forget(old);
        LogEvent.of("silences deleted after their retention")
            .with("silences", old.size())
            .info(LOG);
      }
    } catch (RouterUnavailableException | NotDurablyStored e) {
      LogEvent.of("silences not deleted, retrying later").with("error", e.getMessage()).debug(LOG);
    }
  }

  static List<String> pastRetention(List<Silence> silences, Duration retention, Instant now) {
    return silences.stream()
        .filter(silence -> silence.endsAt().plus(retention).isBefore(now))
        .map(Silence::id)
        .toList();
  }

  /** Only silences that expired by time; those expired by request are logged with the request. */
  static List<Silence> expiredBetween(List<Silence> silences, Instant last, Instant now) {
    return silences.stream()
        .filter(silence -> silence.endsAt().isAfter(last) && !silence.endsAt().isAfter(now))
        .filter(silence -> !silence.updatedAt().equals(silence.endsAt()))
        .toList();
  }

  private void count() {
    try {
      var now = clock.instant();
      var all = store.all();
      metrics.counted(all, now);
      expiredBetween(all, lastCount, now)
          .forEach(
              silence ->
                  LogEvent.of("silence expired")
                      .with("silence", silence.id())
                      .with("created_by", silence.createdBy())
                      .info(LOG));
      lastCount = now;
    } catch (RouterUnavailableException e) {
      metrics.unknown();
    }
  }

  /** Sequential: the next round is scheduled when this one has completed. */
  private void later(Duration pause, Runnable round) {
    vertx.setTimer(
        pause.toMillis(),
        timer ->
            vertx
                .executeBlocking(
                    () -> {
                      round.run();
                      return true;
                    },
                    false)
                .onFailure(bug -> LogEvent.of("upkeep of silences failed").error(LOG, bug))
                .onComplete(done -> later(pause, round)));
  }
}
