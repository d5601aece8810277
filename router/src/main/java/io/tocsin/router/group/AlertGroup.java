package io.tocsin.router.group;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertSources;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.router.mute.Mute;
import io.tocsin.router.mute.Muting;
import io.tocsin.router.notify.NotificationLogEntry;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One alert group. Belongs to the stream thread of its partition. Keeps the fingerprints of its
 * alerts instead of computing them again: a busy group is processed every few seconds.
 */
final class AlertGroup {
  private final Members alerts = new Members();

  /**
   * Alerts that did not fit into memory when the group was restored, with their last known end.
   * They still count as firing.
   */
  private final Map<Fingerprint, Instant> leftOut = new HashMap<>();

  /** Notified as resolved before a restart; the grace period does not apply to them. */
  private final Set<Fingerprint> notifiedResolved = new HashSet<>();

  private Muting muting = Muting.NONE;
  private GroupState state;

  AlertGroup(GroupState state) {
    this.state = state;
  }

  GroupState state() {
    return state;
  }

  void moveTo(GroupState next) {
    state = next;
  }

  boolean isEmpty() {
    return alerts.isEmpty() && leftOut.isEmpty();
  }

  void leaveOut(Fingerprint member, Instant end) {
    leftOut.put(member, end);
  }

  boolean isLeftOut(Fingerprint fingerprint) {
    return leftOut.containsKey(fingerprint);
  }

  /** Whether the group looks resolved only because some of its alerts are left out. */
  boolean seemsResolved(RestartGrace grace, Instant now) {
    return !leftOut.isEmpty()
        && alerts.all().values().stream()
            .noneMatch(alert -> grace.statusOf(alert, now) == AlertStatus.FIRING);
  }

  /** Drops left-out alerts whose end has passed: their sources had time to repeat them. */
  List<Fingerprint> dropLeftOut(Instant now) {
    var ended =
        leftOut.entrySet().stream()
            .filter(member -> !member.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    ended.forEach(leftOut::remove);
    return ended;
  }

  /**
   * Adds or updates an alert.
   *
   * @return false if nothing changed
   */
  boolean join(Alert alert) {
    leftOut.remove(alert.fingerprint());
    var known = alerts.get(alert.fingerprint());
    if (known != null && known.updatedAt().isAfter(alert.updatedAt())) {
      return false;
    }
    alerts.put(alert.fingerprint(), alert);
    boolean isChanged = !alert.equals(known);
    if (isChanged) {
      notifiedResolved.remove(alert.fingerprint());
    }
    return isChanged;
  }

  /** Keeps alerts resolved that were notified as resolved, until a new report arrives. */
  void keepResolved(Predicate<Alert> notifiedAsResolved) {
    alerts.all().values().stream()
        .filter(notifiedAsResolved)
        .map(Alert::fingerprint)
        .forEach(notifiedResolved::add);
  }

  private AlertStatus statusOf(Fingerprint member, Alert alert, Instant now, RestartGrace grace) {
    return notifiedResolved.contains(member) ? alert.statusAt(now) : grace.statusOf(alert, now);
  }

  void forEach(Consumer<Alert> take) {
    alerts.all().values().forEach(take);
  }

  boolean has(Fingerprint fingerprint) {
    return alerts.has(fingerprint);
  }

  /** Sources of one alert of the group. */
  AlertSources sources(Fingerprint member) {
    var alert = alerts.get(member);
    return alert == null ? AlertSources.UNKNOWN : alert.sources();
  }

  /** The alerts as a flush shows them. */
  List<NotifiedAlert> at(Instant now, RestartGrace grace) {
    return alerts.inOrder((member, alert) -> shown(member, alert, now, grace));
  }

  private NotifiedAlert shown(Fingerprint member, Alert alert, Instant now, RestartGrace grace) {
    return NotifiedAlert.of(alert, member, statusOf(member, alert, now, grace));
  }

  /** The earliest future end among these firing alerts. */
  Optional<Instant> nextEnd(List<NotifiedAlert> shown, Instant now) {
    var firing =
        shown.stream()
            .filter(alert -> alert.status() == AlertStatus.FIRING)
            .map(NotifiedAlert::fingerprint)
            .collect(Collectors.toSet());
    return alerts.all().entrySet().stream()
        .filter(member -> firing.contains(member.getKey()))
        .map(member -> member.getValue().endsAt())
        .filter(end -> end.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  /**
   * Whether an alert resolved after it was notified as firing, or fires after it was notified as
   * resolved.
   */
  boolean contradicts(NotificationLogEntry last, RestartGrace grace, Instant now) {
    var resolved = last.reportedResolved();
    return alerts.all().entrySet().stream()
        .anyMatch(
            member ->
                statusOf(member.getKey(), member.getValue(), now, grace) == AlertStatus.RESOLVED
                    ? last.firing().contains(member.getKey())
                    : resolved.contains(member.getKey()));
  }

  /** Alerts muted now that were not muted for the same reason at the previous flush, by reason. */
  Map<Mute, List<Fingerprint>> newlyMuted(Muting now) {
    var newly = new LinkedHashMap<Mute, List<Fingerprint>>();
    now.muted()
        .forEach(
            (alert, mute) -> {
              if (!mute.equals(muting.muted().get(alert))) {
                newly.computeIfAbsent(mute, reason -> new ArrayList<>()).add(alert);
              }
            });
    muting = now;
    return newly;
  }

  /** Removes alerts and returns their fingerprints. */
  List<Fingerprint> remove(Predicate<Alert> unwanted) {
    return alerts.remove((member, alert) -> unwanted.test(alert));
  }

  /** Removes resolved alerts and returns their fingerprints. */
  List<Fingerprint> removeResolved(Instant now, RestartGrace grace) {
    return alerts.remove(
        (member, alert) -> statusOf(member, alert, now, grace) == AlertStatus.RESOLVED);
  }

  Collection<Fingerprint> fingerprints() {
    return alerts.fingerprints();
  }
}
