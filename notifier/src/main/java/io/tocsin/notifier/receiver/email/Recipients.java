package io.tocsin.notifier.receiver.email;

import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The recipients of one delivery and the state of each. Who got the mail, and who was permanently
 * rejected, is kept across attempts, so that a bad address does not cause duplicates for the
 * others.
 */
final class Recipients {
  private static final String DELIVERY = "delivery";
  private static final String REACHED = "reached";
  private static final String MESSAGE_ID = "message_id";

  /**
   * About a quarter of an hour, longer than greylisting takes. A mailbox that is full for days must
   * not keep the delivery pending for as long.
   */
  private static final int MOST_ATTEMPTS = 30;

  private final Attempt attempt;
  private final List<InternetAddress> all;
  private final Set<String> reached = new LinkedHashSet<>();
  private final Map<String, String> refused = new LinkedHashMap<>();
  private Map<String, String> later = Map.of();

  Recipients(List<InternetAddress> all, Attempt attempt) {
    this.attempt = attempt;
    this.all = all;
    if (attempt.deliveryId().equals(attempt.coordinates().get(DELIVERY))) {
      remember(attempt.coordinates());
    }
  }

  /** Recipients that are neither reached nor rejected yet. */
  List<InternetAddress> open() {
    return all.stream()
        .filter(it -> !reached.contains(it.getAddress()) && !refused.containsKey(it.getAddress()))
        .toList();
  }

  void note(RecipientReplies handover) {
    reached.addAll(handover.reached());
    refused.putAll(handover.refused());
    later = handover.later();
  }

  /** The answer once the server has replied for each recipient. */
  ProviderAnswer answer(String messageId) {
    if (attempt.number() >= MOST_ATTEMPTS) {
      refused.putAll(later);
      later = Map.of();
    }
    if (!later.isEmpty()) {
      return new ProviderAnswer.TryAgain(Failure.SERVER_ERROR, lines(later), false, progress());
    }
    return reached.isEmpty()
        ? new ProviderAnswer.Refused(Failure.CLIENT_ERROR, lines(refused))
        : new ProviderAnswer.Accepted(text(), coordinates(messageId));
  }

  /** An answer about the mail as a whole; recipients that have it already are kept. */
  ProviderAnswer withProgress(ProviderAnswer answer) {
    return answer instanceof ProviderAnswer.TryAgain again && !progress().isEmpty()
        ? new ProviderAnswer.TryAgain(
            again.why(), again.text(), again.parksEventually(), progress())
        : answer;
  }

  private void remember(Map<String, String> coordinates) {
    Arrays.stream(coordinates.getOrDefault(REACHED, "").split(" ", -1))
        .filter(address -> !address.isEmpty())
        .forEach(reached::add);
    coordinates
        .getOrDefault(ProviderAnswer.Accepted.REFUSED, "")
        .lines()
        .map(line -> line.split(": ", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> refused.put(parts[0], parts[1]));
  }

  private Map<String, String> progress() {
    return reached.isEmpty() && refused.isEmpty() ? Map.of() : coordinates("");
  }

  private Map<String, String> coordinates(String messageId) {
    var coordinates = new HashMap<>(attempt.coordinates());
    coordinates.put(DELIVERY, attempt.deliveryId());
    coordinates.put(REACHED, String.join(" ", reached));
    coordinates.remove(ProviderAnswer.Accepted.REFUSED);
    Optional.of(lines(refused, "\n"))
        .filter(lines -> !lines.isEmpty())
        .ifPresent(lines -> coordinates.put(ProviderAnswer.Accepted.REFUSED, lines));
    if (!messageId.isEmpty()) {
      coordinates.put(MESSAGE_ID, messageId);
    }
    return coordinates;
  }

  private String text() {
    return refused.isEmpty() ? "ok" : "sent, but not to " + lines(refused);
  }

  private static String lines(Map<String, String> said) {
    return lines(said, "; ");
  }

  private static String lines(Map<String, String> said, String separator) {
    return said.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(separator));
  }
}
