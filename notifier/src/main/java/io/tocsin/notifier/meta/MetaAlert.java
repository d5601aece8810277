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
import java.util.Locale;
import java.util.Set;

/** The labels, texts and ends of the alerts about a destination. */
final class MetaAlert {
  private static final String PARKED = "TocsinDestinationParked";
  private static final String DEAD = "TocsinDeliveryDead";
  private static final String REFUSED = "TocsinRecipientRefused";

  private static final Set<String> OURS = Set.of(PARKED, DEAD, REFUSED);
  private static final Duration DEAD_FOR = Duration.ofHours(1);
  private static final Duration REFUSED_FOR = Duration.ofHours(24);

  /** Neither one lost retry nor a restart of Tocsin may end the alert. */
  private static final int TRIES_AHEAD = 3;

  private static final Duration AT_LEAST = Duration.ofMinutes(10);

  private MetaAlert() {}

  /**
   * @param betweenTries longest wait between two retries of a parked destination
   */
  static Alert parked(DeliveryReported report, Duration betweenTries) {
    var pause =
        report.retryAt().map(next -> Duration.between(report.at(), next)).orElse(betweenTries);
    var annotations =
        LabelSet.of(
            "summary",
            report.destination() + " is parked and needs attention",
            "description",
            "Last answer: %s. Its notifications are pending. It is retried every %s and after each reload."
                .formatted(
                    report.answer(), pause.toString().substring(2).toLowerCase(Locale.ROOT)));
    var ahead = pause.multipliedBy(TRIES_AHEAD);
    var end = report.at().plus(ahead.compareTo(AT_LEAST) > 0 ? ahead : AT_LEAST);
    return alert(labels(PARKED, report.destination()), annotations, report.at(), end);
  }

  /** The same alert, raised before there is anything to send. */
  static Alert parkedByText(Destination destination, String why, Instant at, Instant end) {
    var annotations =
        LabelSet.of("summary", destination + " is parked and needs attention", "description", why);
    return alert(labels(PARKED, destination), annotations, at, end);
  }

  static Alert recovered(DeliveryReported report) {
    var annotations =
        LabelSet.of(
            "summary",
            report.outcome() == DeliveryOutcome.DEAD
                ? report.answer()
                : report.destination() + " works again");
    return alert(labels(PARKED, report.destination()), annotations, report.at(), report.at());
  }

  static Alert refused(DeliveryReported report) {
    var annotations =
        LabelSet.of(
            "summary",
            report.destination() + " does not reach all recipients",
            "description",
            "The other recipients got the message. Correct or remove these addresses: "
                + report.coordinates().getOrDefault(ProviderAnswer.Accepted.REFUSED, ""));
    return alert(
        labels(REFUSED, report.destination()),
        annotations,
        report.at(),
        report.at().plus(REFUSED_FOR));
  }

  static Alert allReached(DeliveryReported report) {
    var annotations =
        LabelSet.of("summary", report.destination() + " reaches all recipients again");
    return alert(labels(REFUSED, report.destination()), annotations, report.at(), report.at());
  }

  static Alert dead(DeliveryReported report, GroupNotification notification) {
    var annotations =
        LabelSet.of(
            "summary",
            report.destination() + " was not notified about a group, and will not be",
            "description",
            "Group %s. Given up after %d attempts: %s. Notify the people in charge yourself."
                .formatted(report.groupKey(), report.attempts(), report.answer()));
    return alert(deadLabels(report, notification), annotations, report.at(), end(report));
  }

  private static Instant end(DeliveryReported report) {
    return report.at().plus(DEAD_FOR);
  }

  private static LabelSet deadLabels(DeliveryReported report, GroupNotification notification) {
    var labels = labels(DEAD, report.destination());
    return notification.alerts().stream().anyMatch(MetaAlert::isOurs)
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

  /** Whether it is one of these alerts, about this destination. */
  static boolean isAbout(Destination destination, NotifiedAlert alert) {
    return isOurs(alert) && withoutKind(alert.labels()).equals(labels(PARKED, destination));
  }

  private static boolean isOurs(NotifiedAlert alert) {
    return OURS.contains(alert.labels().valueOrEmpty("alertname"));
  }

  /** The labels that both kinds have in common, with the alert name of the first. */
  private static LabelSet withoutKind(LabelSet labels) {
    return labels.keeping(label -> !label.name().equals("group_id")).with("alertname", PARKED);
  }

  private static Alert alert(LabelSet labels, LabelSet annotations, Instant at, Instant end) {
    return new Alert(labels, annotations, at, end, false, "", at, ZoneOffset.UTC);
  }
}
