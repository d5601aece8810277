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
 * That a destination is told something, and what.
 *
 * @param entry the new state of the notification log, carrying what goes out
 */
public record PlannedNotification(
    Destination destination, NotificationReason reason, NotificationLogEntry entry) {

  /**
   * @param last what the destination was told before
   * @param sentUpTo when the newest notification was decided that it has
   * @return empty if there is nothing to tell
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
    return announce(
        flush,
        destination,
        integration,
        last,
        rules,
        sentUpTo,
        orFiresAgain(reason, flush, integration, last));
  }

  /** A guest that was repaired and fails again needs another repair; a message need not say so. */
  private static NotificationReason orFiresAgain(
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
   * Takes the place of a notification that waits for its destination, and is not true any more.
   * Nobody was told what it says, so whoever wants no resolved alerts gets the rest.
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
    return announce(flush, destination, integration, Optional.of(last), rules, sentUpTo, reason);
  }

  private static Optional<PlannedNotification> announce(
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
    var owed = owed(flush, integration, last, sentUpTo);
    var told = NotifiedAlerts.of(flush.alerts());
    var entry =
        switch (integration) {
          case RunbookIntegration runbook -> {
            var asked = RunbookRequests.of(flush, runbook, destination, last);
            yield entry(flush, told.without(asked.postponed()), asked.outgoing(), owed, rules);
          }
          case WebhookIntegration _,
              SlackIntegration _,
              EmailIntegration _,
              PagerDutyIntegration _ ->
              entry(
                  flush,
                  told,
                  new Outgoing(
                      Optional.of(notification(flush, destination, reason, owed)), List.of()),
                  owed,
                  rules);
        };
    return Optional.of(new PlannedNotification(destination, reason, entry));
  }

  private static NotificationLogEntry entry(
      Flush flush,
      NotifiedAlerts told,
      Outgoing outgoing,
      List<UnsentAlert> owed,
      NotificationRules rules) {
    return new NotificationLogEntry(
        flush.due(),
        told.firing(),
        saidResolved(told, flush, owed),
        rules.expiry(flush.due(), flush.route().repeatInterval()),
        outgoing,
        MessageSize.newest(notIn(outgoing, owed)));
  }

  /** What resolved in earlier notifications, as far as this flush does not say better. */
  private static List<UnsentAlert> owed(
      Flush flush, Integration integration, Optional<NotificationLogEntry> last, Instant sentUpTo) {
    if (!integration.sendResolved() || last.isEmpty()) {
      return List.of();
    }
    var now = flush.alerts().stream().map(NotifiedAlert::fingerprint).collect(Collectors.toSet());
    return last.get().owed().stream()
        .filter(it -> it.since().isAfter(sentUpTo) && !now.contains(it.fingerprint()))
        .toList();
  }

  /** With what is carried: a message that shows an end again has said it. */
  private static Set<Fingerprint> saidResolved(
      NotifiedAlerts told, Flush flush, List<UnsentAlert> owed) {
    var resolved = new HashSet<>(told.resolved());
    owed.stream().filter(it -> !isMuted(flush, it)).forEach(it -> resolved.add(it.fingerprint()));
    return resolved;
  }

  private static List<UnsentAlert> notIn(Outgoing outgoing, List<UnsentAlert> owed) {
    var shown =
        outgoing.notification().stream()
            .flatMap(notification -> notification.alerts().stream())
            .map(NotifiedAlert::fingerprint)
            .collect(Collectors.toSet());
    return owed.stream().filter(it -> !shown.contains(it.fingerprint())).toList();
  }

  /** It may be back, and is kept quiet: nothing is said of it for now. */
  private static boolean isMuted(Flush flush, UnsentAlert alert) {
    return flush.muted().contains(alert.fingerprint());
  }

  private static GroupNotification notification(
      Flush flush, Destination destination, NotificationReason reason, List<UnsentAlert> owed) {
    var carried = owed.stream().filter(it -> !isMuted(flush, it)).toList();
    var alerts = inOrder(flush.alerts(), carried);
    var content = MessageSize.fitting(alerts, MessageSize.room(flush, destination, owed.size()));
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

  /** For some there may have been no room. */
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
