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
 * What one destination was last told about one group: only alerts that were not muted, and all of
 * those.
 *
 * @param at when the flush was due
 * @param expiresAt when it may be forgotten
 * @param unconfirmed what went out with it. Entry and message leave as two records and a crash may
 *     keep one and lose the other; the entry carries the message until it is surely in the log, and
 *     a restart sends it again under the same id
 * @param unsent resolved alerts that the destination may not know of, besides those in the message
 *     that goes out
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
   * The message is surely in the log.
   *
   * @param sentUpTo when the newest notification was decided that the destination has
   */
  public NotificationLogEntry confirmed(Instant sentUpTo) {
    return new NotificationLogEntry(
        at,
        firing,
        resolved,
        expiresAt,
        Outgoing.NOTHING,
        MessageSize.newest(
            owed().stream().filter(alert -> alert.since().isAfter(sentUpTo)).toList()));
  }

  /** All resolved alerts that the destination may not know of. */
  public List<UnsentAlert> owed() {
    return unconfirmed
        .notification()
        .map(notification -> Stream.concat(UnsentAlert.in(notification).stream(), unsent.stream()))
        .map(Stream::toList)
        .orElse(unsent);
  }

  /** The alerts of which the destination reads, or will read, that they are over. */
  public Set<Fingerprint> over() {
    if (resolved.isEmpty() && unsent.isEmpty() && !carriesMessage()) {
      return Set.of();
    }
    var over = new HashSet<>(resolved);
    owed().forEach(alert -> over.add(alert.fingerprint()));
    over.removeAll(firing);
    return over;
  }

  /** One of these alerts ended and is told as firing, or the other way round. */
  public boolean isContradictedBy(List<NotifiedAlert> alerts) {
    var over = over();
    return alerts.stream()
        .anyMatch(
            alert ->
                alert.status() == AlertStatus.RESOLVED
                    ? firing.contains(alert.fingerprint())
                    : over.contains(alert.fingerprint()));
  }

  public boolean carriesMessage() {
    return !unconfirmed.equals(Outgoing.NOTHING);
  }

  /** A notification, or the runbooks that a runbook destination asks for. */
  public record Outgoing(
      Optional<GroupNotification> notification, List<RunbookRequested> runbooks) {
    public static final Outgoing NOTHING = new Outgoing(Optional.empty(), List.of());

    public Outgoing {
      runbooks = List.copyOf(runbooks);
    }
  }
}
