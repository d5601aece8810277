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
 * What is done from time to time: forget silences that nobody needs any more, and count the others.
 * Several processes may do so at once; a silence that is forgotten twice is forgotten.
 */
@Singleton
class SilenceUpkeep {
  private static final Logger LOG = Logger.getLogger(SilenceUpkeep.class);

  private final Vertx vertx;
  private final SilenceStore kept;
  private final SilenceLog log;
  private final SilenceSettings settings;
  private final SilenceMetrics metrics;
  private final InstantSource clock;
  private volatile Instant lastCount;

  SilenceUpkeep(
      Vertx vertx,
      SilenceStore kept,
      SilenceLog log,
      SilenceSettings settings,
      SilenceMetrics metrics,
      InstantSource clock) {
    this.vertx = vertx;
    this.kept = kept;
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

  /** Edits never touch an expired silence, so nothing is written here that somebody else writes. */
  void sweep() {
    try {
      var old = pastRetention(kept.all(), settings.retention(), clock.instant());
      if (!old.isEmpty()) {
        log.forget(old);
        LogEvent.of("silences deleted after their retention")
            .with("silences", old.size())
            .info(LOG);
      }
    } catch (RouterUnavailableException | NotDurablyStored e) {
      LogEvent.of("silences not deleted, trying again").with("error", e.getMessage()).debug(LOG);
    }
  }

  static List<String> pastRetention(List<Silence> silences, Duration retention, Instant now) {
    return silences.stream()
        .filter(silence -> silence.endsAt().plus(retention).isBefore(now))
        .map(Silence::id)
        .toList();
  }

  /** By time alone: who ends one by hand is logged with the request. */
  static List<Silence> expiredBetween(List<Silence> silences, Instant last, Instant now) {
    return silences.stream()
        .filter(silence -> silence.endsAt().isAfter(last) && !silence.endsAt().isAfter(now))
        .filter(silence -> !silence.updatedAt().equals(silence.endsAt()))
        .toList();
  }

  private void count() {
    try {
      var now = clock.instant();
      var all = kept.all();
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

  /** One after the other; the next round is only set when this one is over. */
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
