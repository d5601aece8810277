package io.tocsin.gateway.silence;

import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.log.LogEvent;
import io.tocsin.model.silence.Silence;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sees to it that nobody keeps everything quiet without it being said. It never stands in the way
 * of a silence because it could not look: who writes one at night has reasons enough.
 *
 * @see <a href="../../../../../../../../docs/decisions/0010-a-broad-silence-is-taken-and-said.md">
 *     decision 0010</a>
 */
@Singleton
class BroadSilenceGuard {
  private static final Logger LOG = Logger.getLogger(BroadSilenceGuard.class);

  private final FiringAlerts alerts;
  private final SilenceMetrics metrics;
  private final BroadSilencePolicy whenBroad;

  BroadSilenceGuard(FiringAlerts alerts, SilenceMetrics metrics, SilenceSettings settings) {
    this.alerts = alerts;
    this.metrics = metrics;
    this.whenBroad = settings.broad();
  }

  /** A silence that covers too much to pass without a word. */
  record Broad(Silence silence, SilenceCoverage breadth) {}

  /** Empty if it is not broad, or nobody can say. May block, for two seconds at most. */
  Optional<Broad> broad(Silence silence) {
    if (SilenceCoverage.namesItsAlert(silence.matchers())) {
      return Optional.empty();
    }
    try {
      return Optional.of(SilenceCoverage.of(silence.matchers(), alerts))
          .filter(SilenceCoverage::isBroad)
          .map(breadth -> new Broad(silence, breadth));
    } catch (RouterUnavailableException e) {
      LogEvent.of("cannot determine how much a silence covers")
          .with("error", e.getMessage())
          .info(LOG);
      return Optional.empty();
    }
  }

  /**
   * Why it is not written; empty if it is.
   *
   * @param confirmed its author says that it is meant so
   */
  Optional<String> refusal(Broad broad, boolean confirmed) {
    if (whenBroad == BroadSilencePolicy.WARN || confirmed) {
      return Optional.empty();
    }
    metrics.broadRefused();
    say("broad silence rejected", broad);
    return Optional.of(
        "this silence covers %s; name the alertname exactly, or post it with ?confirm=broad if it is meant so"
            .formatted(broad.breadth()));
  }

  /** Once it is written. */
  void tell(Broad broad) {
    metrics.broadTaken();
    say("broad silence accepted", broad);
  }

  private static void say(String what, Broad broad) {
    var silence = broad.silence();
    LogEvent.of(what)
        .with("silence", silence.id())
        .with("matchers", silence.matchers())
        .with("created_by", silence.createdBy())
        .with("until", silence.endsAt())
        .with("covers", broad.breadth())
        .warn(LOG);
  }
}
