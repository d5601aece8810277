package io.tocsin.gateway.router;

import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.GroupFound;
import io.tocsin.events.query.RouterQueries;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.model.silence.Silence;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Whoever answers for the router in this process, or nobody. All calls may block for two seconds,
 * and fail with {@link RouterUnavailableException}.
 */
@Singleton
public class RouterAccess {
  private final Instance<RouterQueries> router;
  private final Written written;

  RouterAccess(Instance<RouterQueries> router, Written written) {
    this.router = router;
    this.written = written;
  }

  public List<AlertFound> alerts(AlertQuery query) {
    return somebody().alerts(query, written.seen());
  }

  public List<GroupFound> groups(AlertQuery query) {
    return somebody().groups(query, written.seen());
  }

  public List<Silence> silences() {
    return somebody().silences(written.seen());
  }

  private RouterQueries somebody() {
    if (router.isUnsatisfied()) {
      throw new RouterUnavailableException("this process has no router and knows of none");
    }
    return router.get();
  }
}
