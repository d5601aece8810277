package io.tocsin.gateway.silence;

import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.log.LogEvent;
import io.tocsin.model.silence.Silence;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Logs, or rejects, silences that cover too many alerts. If the router does not answer, the silence
 * is accepted: an outage must not block an operator from silencing.
 *
 * @see <a href="../../../../../../../../docs/decisions/0010-a-broad-silence-is-taken-and-said.md">
 *     decision 0010</a>
 */
@Singleton
class BroadSilenceGuard {
  private static final Logger LOG = Logger.getLogger(BroadSilenceGuard.class);

  private final FiringAlerts alerts;
  private final SilenceMetrics metrics;
  private final BroadSilencePolicy policy;

  BroadSilenceGuard(FiringAlerts alerts, SilenceMetrics metrics, SilenceSettings settings) {
    this.alerts = alerts;
    this.metrics = metrics;
    this.policy = settings.broad();
  }

  /** A silence that covers too many alerts. */
  record Broad(Silence silence, SilenceCoverage coverage) {}

  /** Empty if the silence is not broad, or that is unknown. Blocks for two seconds at most. */
  Optional<Broad> broad(Silence silence) {
    if (SilenceCoverage.namesItsAlert(silence.matchers())) {
      return Optional.empty();
    }
    try {
      return Optional.of(SilenceCoverage.of(silence.matchers(), alerts))
          .filter(SilenceCoverage::isBroad)
          .map(coverage -> new Broad(silence, coverage));
    } catch (RouterUnavailableException e) {
      LogEvent.of("cannot determine how much a silence covers")
          .with("error", e.getMessage())
          .info(LOG);
      return Optional.empty();
    }
  }

  /**
   * Why the silence is rejected; empty if it is accepted.
   *
   * @param confirmed the client confirmed that it is intended
   */
  Optional<String> rejection(Broad broad, boolean confirmed) {
    if (policy == BroadSilencePolicy.WARN || confirmed) {
      return Optional.empty();
    }
    metrics.broadRejected();
    log("broad silence rejected", broad);
    return Optional.of(
        "this silence covers %s; match the alertname exactly, or post it with ?confirm=broad to confirm"
            .formatted(broad.coverage()));
  }

  /** Call after the silence is written. */
  void logAccepted(Broad broad) {
    metrics.broadAccepted();
    log("broad silence accepted", broad);
  }

  private static void log(String what, Broad broad) {
    var silence = broad.silence();
    LogEvent.of(what)
        .with("silence", silence.id())
        .with("matchers", silence.matchers())
        .with("created_by", silence.createdBy())
        .with("until", silence.endsAt())
        .with("covers", broad.coverage())
        .warn(LOG);
  }
}
