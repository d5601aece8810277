package io.tocsin.events.query;

import io.tocsin.model.silence.Silence;
import java.util.List;
import java.util.Optional;

/**
 * What the router can be asked. All calls may block for as long as {@code seen} is not reached, two
 * seconds at most; then the answer is what is known.
 *
 * <p>Decision 0006 says why the router is asked, and not a copy beside it.
 */
public interface RouterQueries {

  /**
   * @return in no order
   * @throws RouterUnavailableException if no router answers
   */
  List<AlertFound> alerts(AlertQuery query, RequiredPositions seen);

  /**
   * @return in no order
   * @throws RouterUnavailableException if no router answers
   */
  List<GroupFound> groups(AlertQuery query, RequiredPositions seen);

  /**
   * All silences that are kept, expired ones too.
   *
   * @return in no order
   * @throws RouterUnavailableException if no router answers
   */
  List<Silence> silences(RequiredPositions seen);

  /**
   * What becomes of an alert, and why.
   *
   * @return empty if it was named by its fingerprint and is not known
   * @throws RouterUnavailableException if no router answers
   */
  Optional<Explanation> explain(ExplainQuery query, RequiredPositions seen);

  /**
   * How much active alerts take and may take. Answered at once, however far the router has read.
   *
   * @throws RouterUnavailableException if no router answers
   */
  RouterLoad held();

  /**
   * Every alert that is held and fires. For a gateway that starts, and does not know which of them
   * are known.
   *
   * @return in no order
   * @throws RouterUnavailableException if no router answers
   */
  List<ActiveAlert> active();
}
