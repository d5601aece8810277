package io.tocsin.router.notify;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.model.label.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one destination was last told about one group: only alerts that were not muted, and all of
 * those.
 *
 * @param at when the flush was due
 * @param expiresAt when it may be forgotten
 * @param unconfirmed what went out with it. Entry and message leave as two records and a crash may
 *     keep one and lose the other; the entry carries the message until it is surely in the log, and
 *     a restart sends it again under the same id
 */
public record NotificationLogEntry(
    Instant at,
    Set<Fingerprint> firing,
    Set<Fingerprint> resolved,
    Instant expiresAt,
    Outgoing unconfirmed) {

  public NotificationLogEntry {
    firing = Set.copyOf(firing);
    resolved = Set.copyOf(resolved);
  }

  public NotificationLogEntry confirmed() {
    return new NotificationLogEntry(at, firing, resolved, expiresAt, Outgoing.NOTHING);
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
