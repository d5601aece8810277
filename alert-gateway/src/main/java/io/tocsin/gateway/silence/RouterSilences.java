package io.tocsin.gateway.silence;

import io.tocsin.gateway.router.RouterAccess;
import io.tocsin.model.silence.Silence;
import jakarta.inject.Singleton;
import java.util.List;

/** The silences that the router applies. Counts queries. */
@Singleton
class RouterSilences implements SilenceStore {
  private final RouterAccess router;
  private final SilenceMetrics metrics;

  RouterSilences(RouterAccess router, SilenceMetrics metrics) {
    this.router = router;
    this.metrics = metrics;
  }

  @Override
  public List<Silence> all() {
    return metrics.query(router::silences);
  }
}
