package io.tocsin.router.notify;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.configuration.receiver.Integration;
import io.tocsin.configuration.receiver.PagerDutyIntegration;
import io.tocsin.configuration.receiver.RunbookIntegration;
import io.tocsin.configuration.receiver.SlackIntegration;
import io.tocsin.configuration.receiver.WebhookIntegration;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.notifications.UnconfirmedResolvedAlert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.NotificationReason;
import io.tocsin.router.notify.NotificationLogEntry.Outgoing;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The decision to notify a destination, with the content.
 *
 * @param entry new notification log entry; carries what is sent
 */
public record PlannedNotification(
    Destination destination, NotificationReason reason, NotificationLogEntry entry) {

  /**
   * @param last last notification of the destination
   * @param sentUpTo decision time of the newest delivered notification
   * @return empty if there is nothing to notify
   */
  public static Optional<PlannedNotification> decide(
      Flush flush,
      Destination destination,
      Integration integration,
      Optional<NotificationLogEntry> last,
      NotificationRules rules,
      Instant sentUpTo) {
    var interval = flush.route().repeatInterval();
    var reason =
        NotificationDecision.decide(
            last,
            NotifiedAlerts.of(flush.alerts()),
            integration.sendResolved(),
            lastAt -> rules.isRepeatDue(lastAt, interval, flush.due()));
    return plan(
        flush,
        destination,
        integration,
        last,
        rules,
        sentUpTo,
        orFiringAgain(reason, flush, integration, last));
  }

  /**
   * A guest that was repaired and fails again needs another repair; other destinations need no
   * notification about that.
   */
  private static NotificationReason orFiringAgain(
      NotificationReason reason,
      Flush flush,
      Integration integration,
      Optional<NotificationLogEntry> last) {
    return reason == NotificationReason.NOTHING_NEW
            && integration instanceof RunbookIntegration
            && last.filter(entry -> RunbookRequests.isOneFiringAgain(flush, entry)).isPresent()
        ? NotificationReason.NEW_ALERTS_ADDED
        : reason;
  }

  /**
   * Replaces a notification that waits for its destination and is no longer true. The destination
   * has not seen it, so one without send_resolved gets the remaining alerts.
   */
  public static Optional<PlannedNotification> correct(
      Flush flush,
      Destination destination,
      Integration integration,
      NotificationLogEntry last,
      NotificationRules rules,
      Instant sentUpTo) {
    var reason =
        NotificationDecision.decide(
            Optional.of(last), NotifiedAlerts.of(flush.alerts()), true, _ -> false);
    return plan(flush, destination, integration, Optional.of(last), rules, sentUpTo, reason);
  }

  private static Optional<PlannedNotification> plan(
      Flush flush,
      Destination destination,
      Integration integration,
      Optional<NotificationLogEntry> last,
      NotificationRules rules,
      Instant sentUpTo,
      NotificationReason reason) {
    if (reason == NotificationReason.NOTHING_NEW) {
      return Optional.empty();
    }
    var unsent = unsent(flush, integration, last, sentUpTo);
    var alerts = NotifiedAlerts.of(flush.alerts());
    var entry =
        switch (integration) {
          case RunbookIntegration runbook -> {
            var runbooks = RunbookRequests.of(flush, runbook, destination, last);
            yield entry(
                flush, alerts.without(runbooks.postponed()), runbooks.outgoing(), unsent, rules);
          }
          case WebhookIntegration _,
              SlackIntegration _,
              EmailIntegration _,
              PagerDutyIntegration _ ->
              entry(
                  flush,
                  alerts,
                  new Outgoing(
                      Optional.of(notification(flush, destination, reason, unsent)), List.of()),
                  unsent,
                  rules);
        };
    return Optional.of(new PlannedNotification(destination, reason, entry));
  }

  private static NotificationLogEntry entry(
      Flush flush,
      NotifiedAlerts alerts,
      Outgoing outgoing,
      List<UnsentAlert> unsent,
      NotificationRules rules) {
    return new NotificationLogEntry(
        flush.due(),
        alerts.firing(),
        reportedResolved(alerts, flush, unsent),
        rules.expiry(flush.due(), flush.route().repeatInterval()),
        outgoing,
        MessageSize.newest(notIn(outgoing, unsent)));
  }

  /** Unsent resolved alerts of earlier notifications that are not part of this flush. */
  private static List<UnsentAlert> unsent(
      Flush flush, Integration integration, Optional<NotificationLogEntry> last, Instant sentUpTo) {
    if (!integration.sendResolved() || last.isEmpty()) {
      return List.of();
    }
    var current =
        flush.alerts().stream().map(NotifiedAlert::fingerprint).collect(Collectors.toSet());
    return last.get().allUnsent().stream()
        .filter(it -> it.since().isAfter(sentUpTo) && !current.contains(it.fingerprint()))
        .toList();
  }

  /** Includes the carried alerts: the notification reports them as resolved again. */
  private static Set<Fingerprint> reportedResolved(
      NotifiedAlerts alerts, Flush flush, List<UnsentAlert> unsent) {
    var resolved = new HashSet<>(alerts.resolved());
    unsent.stream().filter(it -> !isMuted(flush, it)).forEach(it -> resolved.add(it.fingerprint()));
    return resolved;
  }

  private static List<UnsentAlert> notIn(Outgoing outgoing, List<UnsentAlert> unsent) {
    var shown =
        outgoing.notification().stream()
            .flatMap(notification -> notification.alerts().stream())
            .map(NotifiedAlert::fingerprint)
            .collect(Collectors.toSet());
    return unsent.stream().filter(it -> !shown.contains(it.fingerprint())).toList();
  }

  /** A muted alert may fire again, so nothing is reported about it for now. */
  private static boolean isMuted(Flush flush, UnsentAlert alert) {
    return flush.muted().contains(alert.fingerprint());
  }

  private static GroupNotification notification(
      Flush flush, Destination destination, NotificationReason reason, List<UnsentAlert> unsent) {
    var carried = unsent.stream().filter(it -> !isMuted(flush, it)).toList();
    var alerts = inOrder(flush.alerts(), carried);
    var content = MessageSize.fitting(alerts, MessageSize.room(flush, destination, unsent.size()));
    return new GroupNotification(
        GroupNotification.SCHEMA_VERSION,
        StableId.of(
            flush.groupId(),
            destination,
            flush.generation(),
            flush.number(),
            NotifiedAlerts.of(flush.alerts())),
        flush.due(),
        destination,
        flush.groupId(),
        flush.groupKey(),
        flush.generation(),
        flush.number(),
        reason,
        flush.groupLabels(),
        RouteLabels.of(flush.route()),
        content,
        alerts.size() - content.size(),
        carriedIn(content, carried),
        flush.nextEnd());
  }

  /** Only those that fit into the notification. */
  private static List<UnconfirmedResolvedAlert> carriedIn(
      List<NotifiedAlert> content, List<UnsentAlert> carried) {
    if (carried.isEmpty()) {
      return List.of();
    }
    var shown = content.stream().map(NotifiedAlert::fingerprint).collect(Collectors.toSet());
    return carried.stream()
        .filter(it -> shown.contains(it.fingerprint()))
        .map(UnsentAlert::carried)
        .toList();
  }

  private static List<NotifiedAlert> inOrder(
      List<NotifiedAlert> alerts, List<UnsentAlert> carried) {
    return carried.isEmpty()
        ? alerts
        : Stream.concat(alerts.stream(), carried.stream().map(UnsentAlert::alert))
            .sorted(Comparator.comparing(NotifiedAlert::labels, MessageOrder.OF_LABELS))
            .toList();
  }
}
