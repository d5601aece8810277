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
 * Queries all router instances, each of which knows its own partitions, and merges the answers.
 * Every partition needs an owner among them, because a part of the alerts would look like all of
 * them. An instance that fails to start does no harm as long as the others own all partitions.
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

  /** Every instance has all silences. */
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

  /** The fullest instance decides; one that does not answer accepts no alerts either. */
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

  /** Waits longer only if a partition has no owner yet. */
  private <A> RouterReplies<A> askOwners(String path, Object question, TypeReference<A> answer) {
    return instances.ask(path, question, answer, RemoteRouters::areAllOwned).any();
  }

  /** For queries where one answer is enough; all early answers are merged. */
  private <A> List<A> askAny(String path, Object question, TypeReference<A> answer) {
    return instances.ask(path, question, answer, given -> !given.isEmpty()).any().values();
  }

  private static <A> boolean areAllOwned(List<RouterAnswer<A>> given) {
    return !given.isEmpty()
        && new PartitionOwners<>(given)
            .areComplete(List.of("other instances have not answered yet"));
  }
}
