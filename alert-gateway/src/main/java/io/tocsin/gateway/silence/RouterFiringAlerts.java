package io.tocsin.gateway.silence;

import io.tocsin.events.query.AlertQuery;
import io.tocsin.gateway.router.RouterAccess;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.Matchers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The firing alerts of the router. */
@Singleton
class RouterFiringAlerts implements FiringAlerts {
  private final RouterAccess router;

  RouterFiringAlerts(RouterAccess router) {
    this.router = router;
  }

  @Override
  public List<LabelSet> active(Matchers matchers, int enough) {
    var query =
        new AlertQuery(matchers, Optional.empty(), true, false, false, true, Optional.of(enough));
    return router.alerts(query).stream().map(found -> found.alert().labels()).toList();
  }
}
