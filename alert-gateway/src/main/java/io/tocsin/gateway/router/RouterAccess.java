package io.tocsin.gateway.router;

import io.tocsin.events.query.ActiveAlert;
import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.ExplainQuery;
import io.tocsin.events.query.Explanation;
import io.tocsin.events.query.GroupFound;
import io.tocsin.events.query.RouterLoad;
import io.tocsin.events.query.RouterQueries;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.model.silence.Silence;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Queries the router; answers include everything this process has written. All calls may block for
 * two seconds and fail with {@link RouterUnavailableException}.
 */
@Singleton
public class RouterAccess {
  private final RouterQueries router;
  private final WritePositions written;

  RouterAccess(RouterQueries router, WritePositions written) {
    this.router = router;
    this.written = written;
  }

  public List<AlertFound> alerts(AlertQuery query) {
    return router.alerts(query, written.seen());
  }

  public List<GroupFound> groups(AlertQuery query) {
    return router.groups(query, written.seen());
  }

  public List<Silence> silences() {
    return router.silences(written.seen());
  }

  public RouterLoad held() {
    return router.held();
  }

  public List<ActiveAlert> active() {
    return router.active();
  }

  public Optional<Explanation> explain(ExplainQuery query) {
    return router.explain(query, written.seen());
  }
}
