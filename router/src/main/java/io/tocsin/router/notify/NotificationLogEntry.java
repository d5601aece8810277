package io.tocsin.router.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The last notification of one destination about one group: all alerts that were not muted.
 *
 * @param at when the flush was due
 * @param expiresAt when it may be deleted
 * @param unconfirmed what was sent with it. Entry and notification are two records, and a crash may
 *     lose one of them; the entry carries the notification until it is certainly written, and a
 *     restart sends it again under the same id
 * @param unsent resolved alerts that the destination may not know of, besides those in {@code
 *     unconfirmed}
 */
public record NotificationLogEntry(
    Instant at,
    Set<Fingerprint> firing,
    Set<Fingerprint> resolved,
    Instant expiresAt,
    Outgoing unconfirmed,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<UnsentAlert> unsent) {

  public NotificationLogEntry {
    firing = Set.copyOf(firing);
    resolved = Set.copyOf(resolved);
    unsent = List.copyOf(unsent);
  }

  /**
   * The entry after its notification was certainly written.
   *
   * @param sentUpTo decision time of the newest delivered notification
   */
  public NotificationLogEntry confirmed(Instant sentUpTo) {
    return new NotificationLogEntry(
        at,
        firing,
        resolved,
        expiresAt,
        Outgoing.NOTHING,
        MessageSize.newest(
            allUnsent().stream().filter(alert -> alert.since().isAfter(sentUpTo)).toList()));
  }

  /** All resolved alerts that the destination may not know of. */
  public List<UnsentAlert> allUnsent() {
    return unconfirmed
        .notification()
        .map(notification -> Stream.concat(UnsentAlert.in(notification).stream(), unsent.stream()))
        .map(Stream::toList)
        .orElse(unsent);
  }

  /** Whether there are resolved alerts that the destination may not know of. */
  public boolean hasUnsent() {
    return !unsent.isEmpty()
        || unconfirmed.notification().stream()
            .flatMap(notification -> notification.alerts().stream())
            .anyMatch(alert -> alert.status() == AlertStatus.RESOLVED);
  }

  /** Whether the alert was reported to the destination as resolved, or is about to be. */
  public boolean reportsResolved(Fingerprint alert) {
    return !firing.contains(alert) && (resolved.contains(alert) || isUnsent(alert));
  }

  /** All alerts reported to the destination as resolved, or about to be. */
  public Set<Fingerprint> reportedResolved() {
    if (resolved.isEmpty() && unsent.isEmpty() && !carriesMessage()) {
      return Set.of();
    }
    var known = new HashSet<>(resolved);
    allUnsent().forEach(alert -> known.add(alert.fingerprint()));
    known.removeAll(firing);
    return known;
  }

  /** Whether an alert resolved that was notified as firing, or the other way round. */
  public boolean isContradictedBy(List<NotifiedAlert> alerts) {
    var known = reportedResolved();
    return alerts.stream()
        .anyMatch(
            alert ->
                alert.status() == AlertStatus.RESOLVED
                    ? firing.contains(alert.fingerprint())
                    : known.contains(alert.fingerprint()));
  }

  private boolean isUnsent(Fingerprint wanted) {
    return allUnsent().stream().anyMatch(alert -> alert.fingerprint().equals(wanted));
  }

  public boolean carriesMessage() {
    return !unconfirmed.equals(Outgoing.NOTHING);
  }

  /** A notification, or the start requests of a runbook destination. */
  public record Outgoing(
      Optional<GroupNotification> notification, List<RunbookRequested> runbooks) {
    public static final Outgoing NOTHING = new Outgoing(Optional.empty(), List.of());

    public Outgoing {
      runbooks = List.copyOf(runbooks);
    }
  }
}
