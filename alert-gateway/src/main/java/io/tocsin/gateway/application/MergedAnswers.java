package io.tocsin.gateway.application;

import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.Explanation;
import io.tocsin.events.query.GroupFound;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.silence.Silence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Merges the answers of several router instances. */
final class MergedAnswers {
  private MergedAnswers() {}

  static List<AlertFound> alerts(
      List<RouterAnswer<List<AlertFound>>> answers, PartitionOwners<?> owners) {
    return answers.stream()
        .flatMap(
            answer ->
                answer.value().stream()
                    .filter(found -> owners.counts(answer, found.alert().fingerprint())))
        .toList();
  }

  /** A group's alerts may be in several partitions, and so on several instances. */
  static List<GroupFound> groups(
      List<RouterAnswer<List<GroupFound>>> answers, PartitionOwners<?> owners) {
    var groups = new LinkedHashMap<GroupId, GroupFound>();
    for (var answer : answers) {
      answer.value().stream()
          .map(group -> owned(group, answer, owners))
          .filter(group -> !group.alerts().isEmpty())
          .forEach(group -> groups.merge(group.id(), group, MergedAnswers::joined));
    }
    return List.copyOf(groups.values());
  }

  private static GroupFound owned(
      GroupFound group, RouterAnswer<?> answer, PartitionOwners<?> owners) {
    return withAlerts(
        group,
        group.alerts().stream()
            .filter(found -> owners.counts(answer, found.alert().fingerprint()))
            .toList());
  }

  /** Every instance has all silences, but may lag a little. */
  static List<Silence> silences(List<List<Silence>> answers) {
    var silences = new LinkedHashMap<String, Silence>();
    answers.stream()
        .flatMap(Collection::stream)
        .forEach(silence -> silences.merge(silence.id(), silence, MergedAnswers::newer));
    return List.copyOf(silences.values());
  }

  /**
   * All agree on routes and silences. Only the owning instance knows whether the alert fires, when
   * its groups are due and what was last notified.
   */
  static Optional<Explanation> explanation(List<Optional<Explanation>> given) {
    var answers = given.stream().flatMap(Optional::stream).toList();
    return answers.stream().findFirst().map(first -> joined(first, answers));
  }

  private static Explanation joined(Explanation first, List<Explanation> answers) {
    var groups = new ArrayList<Explanation.Group>();
    for (int i = 0; i < first.groups().size(); i++) {
      groups.add(owners(i, first, answers));
    }
    return new Explanation(
        first.at(),
        first.labels(),
        first.fingerprint(),
        answers.stream().anyMatch(Explanation::firing),
        first.path(),
        first.silencedBy(),
        first.inhibitedBy(),
        groups);
  }

  private static Explanation.Group owners(int place, Explanation first, List<Explanation> answers) {
    return answers.stream()
        .filter(answer -> answer.groups().size() > place)
        .map(answer -> answer.groups().get(place))
        .filter(group -> group.nextFlush().isPresent())
        .findFirst()
        .orElse(first.groups().get(place));
  }

  private static GroupFound joined(GroupFound one, GroupFound other) {
    return withAlerts(one, Stream.concat(one.alerts().stream(), other.alerts().stream()).toList());
  }

  private static GroupFound withAlerts(GroupFound group, List<AlertFound> alerts) {
    return new GroupFound(
        group.id(), group.key(), group.labels(), group.routeLabels(), group.receiver(), alerts);
  }

  private static Silence newer(Silence one, Silence other) {
    return other.updatedAt().isAfter(one.updatedAt()) ? other : one;
  }
}
