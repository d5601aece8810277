package io.tocsin.oracle;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A route with those below it. */
record Branch(
    List<Matcher> matchers,
    boolean continues,
    Options own,
    List<String> muteIntervals,
    List<String> activeIntervals,
    List<Branch> children) {

  /**
   * What a route hands down; empty where it is not written.
   *
   * @param groupBy label names, or {@code ...} alone
   */
  record Options(
      Optional<String> receiver, Optional<List<String>> groupBy, Optional<Timers> timers) {

    Options over(Options parent) {
      return new Options(
          receiver.or(parent::receiver), groupBy.or(parent::groupBy), timers.or(parent::timers));
    }
  }

  /**
   * Where an alert ends up.
   *
   * @param place tells one route from all others
   */
  record Destination(String place, Options options) {

    LabelSet groupLabels(LabelSet labels) {
      var names = options.groupBy().orElseThrow();
      return names.contains("...") ? labels : labels.keeping(label -> names.contains(label.name()));
    }

    Timers timers() {
      return options.timers().orElseThrow();
    }
  }

  List<Destination> destinations(LabelSet labels) {
    return destinations(labels, "", own);
  }

  private List<Destination> destinations(LabelSet labels, String place, Options inherited) {
    var found = new ArrayList<Destination>();
    for (int i = 0; i < children.size(); i++) {
      var child = children.get(i);
      if (child.matchers.stream().allMatch(matcher -> matcher.matches(labels))) {
        found.addAll(child.destinations(labels, place + "/" + i, child.own.over(inherited)));
        if (!child.continues) {
          break;
        }
      }
    }
    return found.isEmpty() ? List.of(new Destination(place, inherited)) : found;
  }
}
