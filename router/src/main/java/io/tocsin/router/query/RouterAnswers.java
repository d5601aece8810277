package io.tocsin.router.query;

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
import io.tocsin.router.mute.MutePipeline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Answers queries from the state of this process, after it has read what the caller wrote. */
public final class RouterAnswers implements RouterQueries {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final RouterState routerState;
  private final MutePipeline mutes;
  private final InstantSource clock;

  public RouterAnswers(RouterState routerState, MutePipeline mutes, InstantSource clock) {
    this.routerState = routerState;
    this.mutes = mutes;
    this.clock = clock;
  }

  @Override
  public List<AlertFound> alerts(AlertQuery query, RequiredPositions seen) {
    await(seen);
    return new AlertListing(routerState, clock.instant()).find(query);
  }

  @Override
  public List<GroupFound> groups(AlertQuery query, RequiredPositions seen) {
    await(seen);
    return new GroupListing(routerState, clock.instant()).find(query);
  }

  @Override
  public List<Silence> silences(RequiredPositions seen) {
    await(seen);
    return List.copyOf(routerState.silences().all());
  }

  @Override
  public Optional<Explanation> explain(ExplainQuery query, RequiredPositions seen) {
    await(seen);
    return new AlertExplanation(routerState, mutes, clock.instant()).explain(query);
  }

  @Override
  public RouterLoad held() {
    return routerState.alerts().held();
  }

  @Override
  public List<ActiveAlert> active() {
    return routerState.alerts().active(clock.instant());
  }

  private void await(RequiredPositions seen) {
    try {
      routerState.silencesRead().await(seen.silences(), LONGEST_WAIT);
      routerState.alerts().progress().await(seen.alerts(), LONGEST_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RouterUnavailableException("interrupted while querying the router", e);
    }
  }
}
