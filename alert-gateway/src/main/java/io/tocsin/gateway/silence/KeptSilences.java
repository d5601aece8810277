package io.tocsin.gateway.silence;

import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.gateway.router.RouterAccess;
import io.tocsin.model.silence.Silence;
import jakarta.inject.Singleton;
import java.util.List;

/** The silences that the router knows, which are those that count. Questions are counted. */
@Singleton
class KeptSilences {
  private final RouterAccess router;
  private final SilenceMetrics metrics;

  KeptSilences(RouterAccess router, SilenceMetrics metrics) {
    this.router = router;
    this.metrics = metrics;
  }

  /**
   * All that were written here, and may block until the router has read them.
   *
   * @throws RouterUnavailableException if nobody answers
   */
  List<Silence> all() {
    return metrics.query(router::silences);
  }
}
