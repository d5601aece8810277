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

/** Answers from what this process knows, after it has read what the asker has written. */
public final class RouterAnswers implements RouterQueries {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final RouterState knowledge;
  private final MutePipeline mutes;
  private final InstantSource clock;

  public RouterAnswers(RouterState knowledge, MutePipeline mutes, InstantSource clock) {
    this.knowledge = knowledge;
    this.mutes = mutes;
    this.clock = clock;
  }

  @Override
  public List<AlertFound> alerts(AlertQuery query, RequiredPositions seen) {
    await(seen);
    return new AlertListing(knowledge, clock.instant()).find(query);
  }

  @Override
  public List<GroupFound> groups(AlertQuery query, RequiredPositions seen) {
    await(seen);
    return new GroupListing(knowledge, clock.instant()).find(query);
  }

  @Override
  public List<Silence> silences(RequiredPositions seen) {
    await(seen);
    return List.copyOf(knowledge.silences().all());
  }

  @Override
  public Optional<Explanation> explain(ExplainQuery query, RequiredPositions seen) {
    await(seen);
    return new AlertExplanation(knowledge, mutes, clock.instant()).explain(query);
  }

  @Override
  public RouterLoad held() {
    return knowledge.alerts().held();
  }

  @Override
  public List<ActiveAlert> active() {
    return knowledge.alerts().active(clock.instant());
  }

  private void await(RequiredPositions seen) {
    try {
      knowledge.silencesRead().await(seen.silences(), LONGEST_WAIT);
      knowledge.alerts().progress().await(seen.alerts(), LONGEST_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RouterUnavailableException("interrupted while the router was asked", e);
    }
  }
}
