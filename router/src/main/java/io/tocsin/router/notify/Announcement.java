package io.tocsin.router.notify;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.configuration.receiver.Integration;
import io.tocsin.configuration.receiver.PagerDutyIntegration;
import io.tocsin.configuration.receiver.RunbookIntegration;
import io.tocsin.configuration.receiver.SlackIntegration;
import io.tocsin.configuration.receiver.WebhookIntegration;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.NotificationReason;
import io.tocsin.router.notify.NotificationLogEntry.Outgoing;
import java.util.List;
import java.util.Optional;

/**
 * That a destination is told something, and what.
 *
 * @param entry the new state of the notification log, carrying what goes out
 */
public record Announcement(
    Destination destination, NotificationReason reason, NotificationLogEntry entry) {

  /**
   * @param last what the destination was told before
   * @return empty if there is nothing to tell
   */
  public static Optional<Announcement> decide(
      Flush flush,
      Destination destination,
      Integration integration,
      Optional<NotificationLogEntry> last,
      NotificationRules rules) {
    var told = Told.of(flush.alerts());
    var interval = flush.route().repeatInterval();
    var reason =
        NotificationDecision.decide(
            last,
            told,
            integration.sendResolved(),
            lastAt -> rules.isRepeatDue(lastAt, interval, flush.due()));
    if (reason == NotificationReason.NOTHING_NEW) {
      return Optional.empty();
    }
    var outgoing =
        switch (integration) {
          case RunbookIntegration runbook -> RunbookRequests.of(flush, runbook, destination, last);
          case WebhookIntegration _,
              SlackIntegration _,
              EmailIntegration _,
              PagerDutyIntegration _ ->
              new Outgoing(Optional.of(notification(flush, destination, reason)), List.of());
        };
    var entry =
        new NotificationLogEntry(
            flush.due(),
            told.firing(),
            told.resolved(),
            rules.expiry(flush.due(), interval),
            outgoing);
    return Optional.of(new Announcement(destination, reason, entry));
  }

  private static GroupNotification notification(
      Flush flush, Destination destination, NotificationReason reason) {
    var content = MessageSize.fitting(flush.alerts());
    return new GroupNotification(
        GroupNotification.SCHEMA_VERSION,
        StableId.of(
            flush.groupId(),
            destination,
            flush.generation(),
            flush.number(),
            Told.of(flush.alerts())),
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
        flush.alerts().size() - content.size());
  }
}
