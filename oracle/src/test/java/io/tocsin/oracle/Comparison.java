package io.tocsin.oracle;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds what both sides told against each other. */
final class Comparison {
  static final Duration TOLERANCE = Duration.ofMillis(600);

  private Comparison() {}

  /**
   * @return for each conversation that differs what both said, for a person; empty if none does
   */
  static List<String> differences(Observed original, Observed ours) {
    var all = new TreeSet<>(original.conversations().keySet());
    all.addAll(ours.conversations().keySet());
    return all.stream()
        .filter(conversation -> !agree(original.in(conversation), ours.in(conversation)))
        .map(
            conversation ->
                "%s%n  Alertmanager: %s%n  Tocsin:       %s"
                    .formatted(
                        conversation, show(original.in(conversation)), show(ours.in(conversation))))
        .toList();
  }

  private static boolean agree(List<Message> original, List<Message> ours) {
    long count = Math.max(countInTime(original), countInTime(ours));
    return original.size() >= count
        && ours.size() >= count
        && IntStream.range(0, (int) count).allMatch(i -> agree(original.get(i), ours.get(i)));
  }

  private static boolean agree(Message original, Message ours) {
    return original.saysTheSameAs(ours)
        && original.at().minus(ours.at()).abs().compareTo(TOLERANCE) <= 0;
  }

  /**
   * How many need a partner; what one side says just before the horizon, the other may say after
   * it.
   */
  private static long countInTime(List<Message> told) {
    var limit = Schedule.HORIZON.minus(TOLERANCE);
    return told.stream().filter(message -> message.at().compareTo(limit) <= 0).count();
  }

  private static String show(List<Message> told) {
    return told.isEmpty()
        ? "nothing"
        : told.stream().map(Message::toString).collect(Collectors.joining(", "));
  }
}
