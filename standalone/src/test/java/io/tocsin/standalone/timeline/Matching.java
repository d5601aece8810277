package io.tocsin.standalone.timeline;

import io.tocsin.standalone.timeline.Expected.Once;
import io.tocsin.standalone.timeline.Expected.Retried;
import io.tocsin.standalone.timeline.Findings.Deviation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Compares what arrived in a run with what is expected of it. */
final class Matching {
  /** By how much the end of a receiver's trouble may come after its time. */
  private static final double TROUBLE_ENDS_WITHIN = 0.1;

  private final List<Received> left;
  private final List<String> faults = new ArrayList<>();
  private final List<Deviation> deviations = new ArrayList<>();

  private Matching(List<Received> received) {
    this.left = new ArrayList<>(received);
  }

  static Findings of(List<Expected> expected, List<Received> received) {
    var matching = new Matching(received);
    double first = expected.stream().mapToDouble(Expected::due).min().orElse(0);
    for (var one : expected) {
      boolean isFirst = one.due() == first;
      switch (one) {
        case Once once -> matching.find(isFirst ? once.ofTheFirst() : once);
        case Retried retried -> matching.find(retried);
      }
    }
    return matching.findings(received);
  }

  private Findings findings(List<Received> received) {
    left.forEach(one -> faults.add("not expected: " + one));
    if (!faults.isEmpty()) {
      faults.add(
          received.stream()
              .map(Received::toString)
              .collect(Collectors.joining(", ", "all that arrived: ", "")));
    }
    return new Findings(faults, deviations);
  }

  private void find(Once expected) {
    left.stream()
        .filter(expected::isSaidBy)
        .min(Comparator.comparing(one -> Math.abs(one.at() - expected.due())))
        .ifPresentOrElse(
            found -> take(found, expected), () -> faults.add("did not arrive: " + expected));
  }

  private void take(Received found, Once expected) {
    left.remove(found);
    deviations.add(new Deviation(found.toString(), found.at() - expected.due()));
    if (!expected.window().contains(found.at())) {
      faults.add("%s is outside of %s".formatted(found, expected.window()));
    }
  }

  private void find(Retried expected) {
    var attempts = left.stream().filter(one -> one.path().equals(expected.first().path())).toList();
    if (attempts.isEmpty()) {
      faults.add("no attempt for " + expected);
      return;
    }
    find(expected.first().ofTheFirst());
    left.removeAll(attempts);
    for (int i = 1; i < attempts.size(); i++) {
      checkPause(attempts.get(i), attempts.get(i).at() - attempts.get(i - 1).at(), expected, i);
    }
    checkLast(attempts, expected);
  }

  private void checkPause(Received attempt, double pause, Retried expected, int failures) {
    double longest = expected.longestPause(failures) + 0.3;
    if (pause < expected.pause() - 0.05 || pause > longest) {
      faults.add(
          String.format(
              Locale.ROOT, "pause of %.2f s before %s, at most %.2f", pause, attempt, longest));
    }
  }

  private void checkLast(List<Received> attempts, Retried expected) {
    var last = attempts.getLast();
    if (last.at() < expected.acceptedFrom() || !last.alerts().equals(expected.lastAlerts())) {
      faults.add("the last attempt is " + last);
    }
    attempts.stream()
        .limit(attempts.size() - 1L)
        .filter(one -> one.at() > expected.acceptedFrom() + TROUBLE_ENDS_WITHIN)
        .forEach(one -> faults.add("was accepted and repeated: " + one));
  }
}
