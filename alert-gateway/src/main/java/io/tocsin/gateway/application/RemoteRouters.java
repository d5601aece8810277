package io.tocsin.gateway.application;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tocsin.events.query.ActiveAlert;
import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.ExplainQuery;
import io.tocsin.events.query.Explanation;
import io.tocsin.events.query.GroupFound;
import io.tocsin.events.query.HeldAlerts;
import io.tocsin.events.query.RouterCalls;
import io.tocsin.events.query.RouterQueries;
import io.tocsin.events.query.Seen;
import io.tocsin.model.silence.Silence;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks every instance of the router, each of which knows its own partitions, and puts the answers
 * together. All of them have to answer: half of the alerts would look like all of them.
 */
@Singleton
class RemoteRouters implements RouterQueries {
  private final RouterInstances instances;

  RemoteRouters(RouterInstances instances) {
    this.instances = instances;
  }

  @Override
  public List<AlertFound> alerts(AlertQuery query, Seen seen) {
    return instances
        .ask(
            RouterCalls.ALERTS,
            new RouterCalls.AlertsWanted(query, seen),
            new TypeReference<List<AlertFound>>() {})
        .stream()
        .flatMap(Collection::stream)
        .toList();
  }

  @Override
  public List<GroupFound> groups(AlertQuery query, Seen seen) {
    return JoinedAnswers.groups(
        instances.ask(
            RouterCalls.GROUPS,
            new RouterCalls.AlertsWanted(query, seen),
            new TypeReference<List<GroupFound>>() {}));
  }

  @Override
  public List<Silence> silences(Seen seen) {
    return JoinedAnswers.silences(
        instances.ask(
            RouterCalls.SILENCES,
            new RouterCalls.SilencesWanted(seen),
            new TypeReference<List<Silence>>() {}));
  }

  @Override
  public Optional<Explanation> explain(ExplainQuery query, Seen seen) {
    return JoinedAnswers.explanation(
        instances.ask(
            RouterCalls.EXPLAIN,
            new RouterCalls.ExplanationWanted(query, seen),
            new TypeReference<Optional<Explanation>>() {}));
  }

  @Override
  public HeldAlerts held() {
    return HeldAlerts.together(
        instances.ask(RouterCalls.HELD, Map.of(), new TypeReference<HeldAlerts>() {}));
  }

  @Override
  public List<ActiveAlert> active() {
    return instances
        .ask(RouterCalls.ACTIVE, Map.of(), new TypeReference<List<ActiveAlert>>() {})
        .stream()
        .flatMap(Collection::stream)
        .toList();
  }
}
