package io.tocsin.gateway.application;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tocsin.events.query.ActiveAlert;
import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.ExplainQuery;
import io.tocsin.events.query.Explanation;
import io.tocsin.events.query.GroupFound;
import io.tocsin.events.query.RequiredPositions;
import io.tocsin.events.query.RouterCalls;
import io.tocsin.events.query.RouterLoad;
import io.tocsin.events.query.RouterQueries;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.gateway.router.PartialAnswerException;
import io.tocsin.model.silence.Silence;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks every instance of the router, each of which knows its own partitions, and puts the answers
 * together. Every partition has to be spoken for: half of the alerts would look like all of them.
 * Which instances answer does not matter then, so one that does not come up spoils nothing.
 */
@Singleton
class RemoteRouters implements RouterQueries {
  private final RouterInstances instances;

  RemoteRouters(RouterInstances instances) {
    this.instances = instances;
  }

  @Override
  public List<AlertFound> alerts(AlertQuery query, RequiredPositions seen) {
    var answers =
        askOwners(
            RouterCalls.ALERTS,
            new RouterCalls.AlertsWanted(query, seen),
            new TypeReference<List<AlertFound>>() {});
    var owners = new PartitionOwners<>(answers.given());
    var found = MergedAnswers.alerts(answers.given(), owners);
    if (!owners.areComplete(answers.silent())) {
      throw PartialAnswerException.ofAlerts(owners.missing(), found);
    }
    return found;
  }

  @Override
  public List<GroupFound> groups(AlertQuery query, RequiredPositions seen) {
    var answers =
        askOwners(
            RouterCalls.GROUPS,
            new RouterCalls.AlertsWanted(query, seen),
            new TypeReference<List<GroupFound>>() {});
    var owners = new PartitionOwners<>(answers.given());
    var found = MergedAnswers.groups(answers.given(), owners);
    if (!owners.areComplete(answers.silent())) {
      throw PartialAnswerException.ofGroups(owners.missing(), found);
    }
    return found;
  }

  /** Every instance has all of them. */
  @Override
  public List<Silence> silences(RequiredPositions seen) {
    return MergedAnswers.silences(
        askAny(
            RouterCalls.SILENCES,
            new RouterCalls.SilencesWanted(seen),
            new TypeReference<List<Silence>>() {}));
  }

  @Override
  public Optional<Explanation> explain(ExplainQuery query, RequiredPositions seen) {
    var answers =
        askOwners(
            RouterCalls.EXPLAIN,
            new RouterCalls.ExplanationWanted(query, seen),
            new TypeReference<Optional<Explanation>>() {});
    var owners = new PartitionOwners<>(answers.given());
    if (!owners.areComplete(answers.silent())) {
      throw new RouterUnavailableException(PartialAnswerException.reason(owners.missing()));
    }
    return MergedAnswers.explanation(answers.values());
  }

  /** The fullest decides; one that does not answer takes nothing either. */
  @Override
  public RouterLoad held() {
    return RouterLoad.together(
        askAny(RouterCalls.HELD, Map.of(), new TypeReference<RouterLoad>() {}));
  }

  @Override
  public List<ActiveAlert> active() {
    return askAny(RouterCalls.ACTIVE, Map.of(), new TypeReference<List<ActiveAlert>>() {}).stream()
        .flatMap(Collection::stream)
        .toList();
  }

  /** Waits for others only where some partition is not spoken for. */
  private <A> Answers<A> askOwners(String path, Object question, TypeReference<A> answer) {
    return instances.ask(path, question, answer, RemoteRouters::areAllSpokenFor).any();
  }

  /** Where one answer is enough, but all that come soon are heard. */
  private <A> List<A> askAny(String path, Object question, TypeReference<A> answer) {
    return instances.ask(path, question, answer, given -> !given.isEmpty()).any().values();
  }

  private static <A> boolean areAllSpokenFor(List<RouterAnswer<A>> given) {
    return !given.isEmpty()
        && new PartitionOwners<>(given).areComplete(List.of("others are asked still"));
  }
}
