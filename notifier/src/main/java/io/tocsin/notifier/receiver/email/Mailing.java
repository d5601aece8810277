package io.tocsin.notifier.receiver.email;

import io.tocsin.notifier.receiver.Answer;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.Failure;
import jakarta.mail.internet.InternetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The recipients of one delivery and what became of each. Those who have the mail are remembered
 * from attempt to attempt, so that one bad address brings nobody a second copy.
 */
final class Mailing {
  private static final String DELIVERY = "delivery";
  private static final String REACHED = "reached";
  private static final String MESSAGE_ID = "message_id";

  private final Attempt attempt;
  private final List<InternetAddress> all;
  private final Set<String> reachedBefore;
  private final Map<String, Answer> answers = new LinkedHashMap<>();

  Mailing(List<InternetAddress> recipients, Attempt attempt) {
    this.attempt = attempt;
    this.all = recipients;
    this.reachedBefore =
        attempt.deliveryId().equals(attempt.coordinates().get(DELIVERY))
            ? Set.of(attempt.coordinates().getOrDefault(REACHED, "").split(" ", -1))
            : Set.of();
  }

  /** Who has not got it yet. */
  List<InternetAddress> open() {
    return all.stream().filter(it -> !reachedBefore.contains(it.getAddress())).toList();
  }

  void note(InternetAddress recipient, Answer answer) {
    answers.put(recipient.getAddress(), answer);
  }

  /** The worst that can still be mended decides; an address that is refused for good does not. */
  Answer answer() {
    var pending = answers.values().stream().filter(Mailing::canBeMended).findFirst();
    if (pending.isPresent()) {
      return withProgress(pending.get());
    }
    if (reached().isEmpty()) {
      return answers.values().stream()
          .findFirst()
          .orElse(new Answer.Refused(Failure.CLIENT_ERROR, "to: there is no recipient"));
    }
    return new Answer.Accepted(refusedOnes(), coordinates());
  }

  /** The connection broke: what was sent counts, and the rest is tried again. */
  Answer answerOr(Answer trouble) {
    boolean done = !answers.isEmpty() && answers.size() == open().size();
    return done ? answer() : withProgress(trouble);
  }

  private Answer withProgress(Answer answer) {
    return answer instanceof Answer.TryAgain again && !reached().isEmpty()
        ? new Answer.TryAgain(again.why(), again.text(), again.parksInTheEnd(), coordinates())
        : answer;
  }

  private Map<String, String> coordinates() {
    var coordinates = new HashMap<>(attempt.coordinates());
    coordinates.put(DELIVERY, attempt.deliveryId());
    coordinates.put(REACHED, String.join(" ", reached()));
    answers.values().stream()
        .flatMap(answer -> answer instanceof Answer.Accepted it ? Stream.of(it) : Stream.empty())
        .findFirst()
        .ifPresent(it -> coordinates.putAll(it.coordinates()));
    coordinates.putIfAbsent(MESSAGE_ID, "");
    return coordinates;
  }

  private List<String> reached() {
    var now =
        answers.entrySet().stream()
            .filter(entry -> entry.getValue() instanceof Answer.Accepted)
            .map(Map.Entry::getKey);
    return Stream.concat(reachedBefore.stream().filter(it -> !it.isEmpty()), now).toList();
  }

  private String refusedOnes() {
    var refused =
        answers.entrySet().stream()
            .filter(entry -> entry.getValue() instanceof Answer.Refused)
            .map(entry -> entry.getKey() + " refused: " + entry.getValue().text())
            .collect(Collectors.joining("; "));
    return refused.isEmpty() ? "ok" : refused;
  }

  private static boolean canBeMended(Answer answer) {
    return !(answer instanceof Answer.Accepted) && !(answer instanceof Answer.Refused);
  }
}
