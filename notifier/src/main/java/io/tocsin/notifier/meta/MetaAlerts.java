package io.tocsin.notifier.meta;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides when an outcome is itself an alert. Two things keep it from feeding on itself: a
 * notification that says of a destination that it does not work is not missed there a second time,
 * and an alert about the loss of such a notification names no group, so there is at most one of it
 * for each destination.
 */
public final class MetaAlerts {
  static final String PARKED = "TocsinDestinationParked";
  static final String DEAD = "TocsinDeliveryDead";
  static final String REFUSED = "TocsinRecipientRefused";

  private static final Set<String> OURS = Set.of(PARKED, DEAD, REFUSED);
  private static final Duration DEAD_FOR = Duration.ofHours(1);
  private static final Duration REFUSED_FOR = Duration.ofHours(24);

  /** One lost try must not end the alert, nor a restart of ours. */
  private static final int TRIES_AHEAD = 3;

  private static final Duration AT_LEAST = Duration.ofMinutes(10);

  private final Duration betweenTries;

  /** Some of those that the newest message should have reached were refused. Of any thread. */
  private final Set<Destination> incomplete = ConcurrentHashMap.newKeySet();

  /**
   * @param betweenTries how often a parked destination is tried at least
   */
  public MetaAlerts(Duration betweenTries) {
    this.betweenTries = betweenTries;
  }

  /**
   * @param reopened the destination was parked until this outcome
   */
  public List<Alert> about(
      DeliveryReported report, GroupNotification notification, boolean reopened) {
    var alerts = new ArrayList<Alert>();
    if (reopened) {
      alerts.add(answersAgain(report));
    }
    if (!saysItself(notification)) {
      trouble(report, notification).ifPresent(alerts::add);
    }
    if (takesAllAgain(report)) {
      alerts.add(allAreReached(report));
    }
    restore(report);
    return alerts;
  }

  /** What the log says became of a delivery, so that an alert from before a restart can end. */
  public void restore(DeliveryReported report) {
    if (report.outcome() == DeliveryOutcome.SENT && isIncomplete(report)) {
      incomplete.add(report.destination());
    } else if (report.outcome() == DeliveryOutcome.SENT) {
      incomplete.remove(report.destination());
    }
  }

  private boolean takesAllAgain(DeliveryReported report) {
    return report.outcome() == DeliveryOutcome.SENT
        && !isIncomplete(report)
        && incomplete.contains(report.destination());
  }

  private static boolean isIncomplete(DeliveryReported report) {
    return report.coordinates().containsKey(ProviderAnswer.Accepted.REFUSED);
  }

  private Optional<Alert> trouble(DeliveryReported report, GroupNotification notification) {
    return switch (report.outcome()) {
      case PARKED -> Optional.of(parked(report));
      case DEAD -> Optional.of(dead(report, notification));
      case SENT -> Optional.of(report).filter(MetaAlerts::isIncomplete).map(MetaAlerts::refused);
      case RETRY, NOT_WANTED -> Optional.empty();
    };
  }

  /** Everything in it is about the very destination that it goes to. */
  private static boolean saysItself(GroupNotification notification) {
    var own = labels(PARKED, notification.destination());
    return notification.alerts().stream()
        .allMatch(alert -> isOurs(alert) && withoutKind(alert.labels()).equals(own));
  }

  private Alert parked(DeliveryReported report) {
    var pause =
        report.retryAt().map(next -> Duration.between(report.at(), next)).orElse(betweenTries);
    var annotations =
        LabelSet.of(
            "summary",
            report.destination() + " does not work and needs a person",
            "description",
            "It answered: %s. What shall be told there waits. It is tried again every %s and after each reload."
                .formatted(
                    report.answer(), pause.toString().substring(2).toLowerCase(Locale.ROOT)));
    var ahead = pause.multipliedBy(TRIES_AHEAD);
    var end = report.at().plus(ahead.compareTo(AT_LEAST) > 0 ? ahead : AT_LEAST);
    return alert(labels(PARKED, report.destination()), annotations, report.at(), end);
  }

  /** The same alert, before there was anything to send. */
  static Alert parkedByText(Destination destination, String why, Instant at, Instant end) {
    var annotations = LabelSet.of("summary", destination + " needs a person", "description", why);
    return alert(labels(PARKED, destination), annotations, at, end);
  }

  private static Alert answersAgain(DeliveryReported report) {
    var annotations =
        LabelSet.of(
            "summary",
            report.outcome() == DeliveryOutcome.DEAD
                ? report.answer()
                : report.destination() + " answers again");
    return alert(labels(PARKED, report.destination()), annotations, report.at(), report.at());
  }

  private static Alert refused(DeliveryReported report) {
    var annotations =
        LabelSet.of(
            "summary",
            report.destination() + " does not reach all its recipients",
            "description",
            "The others have the message. Correct these addresses or take them out: "
                + report.coordinates().getOrDefault(ProviderAnswer.Accepted.REFUSED, ""));
    return alert(
        labels(REFUSED, report.destination()),
        annotations,
        report.at(),
        report.at().plus(REFUSED_FOR));
  }

  private static Alert allAreReached(DeliveryReported report) {
    var annotations =
        LabelSet.of("summary", report.destination() + " reaches all its recipients again");
    return alert(labels(REFUSED, report.destination()), annotations, report.at(), report.at());
  }

  private static Alert dead(DeliveryReported report, GroupNotification notification) {
    var annotations =
        LabelSet.of(
            "summary",
            report.destination() + " was not told about a group, and will not be",
            "description",
            "Group %s. Given up after %d attempts: %s. Tell those who should know."
                .formatted(report.groupKey(), report.attempts(), report.answer()));
    return alert(deadLabels(report, notification), annotations, report.at(), end(report));
  }

  private static Instant end(DeliveryReported report) {
    return report.at().plus(DEAD_FOR);
  }

  private static LabelSet deadLabels(DeliveryReported report, GroupNotification notification) {
    var labels = labels(DEAD, report.destination());
    return notification.alerts().stream().anyMatch(MetaAlerts::isOurs)
        ? labels
        : labels.with("group_id", report.groupId().value());
  }

  private static LabelSet labels(String name, Destination destination) {
    return LabelSet.of(
        "alertname",
        name,
        "severity",
        "critical",
        "receiver",
        destination.receiver(),
        "integration",
        destination.integration(),
        "index",
        String.valueOf(destination.index()));
  }

  private static boolean isOurs(NotifiedAlert alert) {
    return OURS.contains(alert.labels().valueOrEmpty("alertname"));
  }

  /** The labels that both kinds have, in the words of the one. */
  private static LabelSet withoutKind(LabelSet labels) {
    return labels.keeping(label -> !label.name().equals("group_id")).with("alertname", PARKED);
  }

  private static Alert alert(LabelSet labels, LabelSet annotations, Instant at, Instant end) {
    return new Alert(labels, annotations, at, end, false, "", at, ZoneOffset.UTC);
  }
}
