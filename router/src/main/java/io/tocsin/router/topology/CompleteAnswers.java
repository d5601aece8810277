package io.tocsin.router.topology;

import io.tocsin.events.query.ActiveAlert;
import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.ExplainQuery;
import io.tocsin.events.query.Explanation;
import io.tocsin.events.query.GroupFound;
import io.tocsin.events.query.RequiredPositions;
import io.tocsin.events.query.RouterLoad;
import io.tocsin.events.query.RouterQueries;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.model.silence.Silence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers only while the state is complete, and waits a moment for a restore. A listing that lacks
 * a firing alert would report it as resolved.
 */
final class CompleteAnswers implements RouterQueries {
  private final RouterQueries answers;
  private final StateCheck state;
  private final Duration longestWait;

  CompleteAnswers(RouterQueries answers, StateCheck state, Duration longestWait) {
    this.answers = answers;
    this.state = state;
    this.longestWait = longestWait;
  }

  @Override
  public List<AlertFound> alerts(AlertQuery query, RequiredPositions seen) {
    return complete(() -> answers.alerts(query, seen));
  }

  @Override
  public List<GroupFound> groups(AlertQuery query, RequiredPositions seen) {
    return complete(() -> answers.groups(query, seen));
  }

  /** Silences do not depend on the alert state. */
  @Override
  public List<Silence> silences(RequiredPositions seen) {
    return answers.silences(seen);
  }

  @Override
  public Optional<Explanation> explain(ExplainQuery query, RequiredPositions seen) {
    return complete(() -> answers.explain(query, seen));
  }

  /** The current load, complete or not. */
  @Override
  public RouterLoad held() {
    return answers.held();
  }

  @Override
  public List<ActiveAlert> active() {
    return complete(() -> answers.active());
  }

  /** Checked again after the answer is computed: state can be lost meanwhile. */
  private <T> T complete(Supplier<T> query) {
    require(longestWait);
    var answer = query.get();
    require(Duration.ZERO);
    return answer;
  }

  private void require(Duration longest) {
    if (!state.isComplete(longest)) {
      throw new RouterUnavailableException(
          "the router is restoring its alerts from Kafka; retry in a few seconds");
    }
  }
}
