package io.tocsin.events.query;

import io.tocsin.model.silence.Silence;
import java.util.List;
import java.util.Optional;

/**
 * Queries to the router. Calls may block until {@code seen} has been read, two seconds at most;
 * after that the answer is the current state.
 *
 * <p>Decision 0006 explains why the router is queried and not a copy.
 */
public interface RouterQueries {

  /**
   * @return in no particular order
   * @throws RouterUnavailableException if no router responds
   */
  List<AlertFound> alerts(AlertQuery query, RequiredPositions seen);

  /**
   * @return in no particular order
   * @throws RouterUnavailableException if no router responds
   */
  List<GroupFound> groups(AlertQuery query, RequiredPositions seen);

  /**
   * All stored silences, including expired ones.
   *
   * @return in no particular order
   * @throws RouterUnavailableException if no router responds
   */
  List<Silence> silences(RequiredPositions seen);

  /**
   * Explains the routing of an alert.
   *
   * @return empty if the fingerprint is unknown
   * @throws RouterUnavailableException if no router responds
   */
  Optional<Explanation> explain(ExplainQuery query, RequiredPositions seen);

  /**
   * Used and allowed heap for active alerts. Answers at once, without waiting for a position.
   *
   * @throws RouterUnavailableException if no router responds
   */
  RouterLoad held();

  /**
   * All firing alerts. For a gateway that starts and does not know the current alerts.
   *
   * @return in no particular order
   * @throws RouterUnavailableException if no router responds
   */
  List<ActiveAlert> active();
}
