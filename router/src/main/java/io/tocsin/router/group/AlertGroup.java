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
 * One group with its alerts. Belongs to the stream thread of its partition. Members are known by
 * their fingerprints, which are never computed anew: a busy group is looked at every few seconds.
 */
final class AlertGroup {
  private final Members alerts = new Members();

  /**
   * Members that found no room when the group was restored, with their last known ends. They still
   * count as firing.
   */
  private final Map<Fingerprint, Instant> leftOut = new HashMap<>();

  /** Told as resolved before a restart: the grace after it is not for these. */
  private final Set<Fingerprint> toldResolved = new HashSet<>();

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

  /** Whether it would seem to be over only because not all of it is here. */
  boolean seemsOver(RestartGrace grace, Instant now) {
    return !leftOut.isEmpty()
        && alerts.all().values().stream()
            .noneMatch(alert -> grace.statusOf(alert, now) == AlertStatus.FIRING);
  }

  /** Sources had the time to repeat what was left out; what they did not is over. */
  List<Fingerprint> giveUpLeftOut(Instant now) {
    var over =
        leftOut.entrySet().stream()
            .filter(member -> !member.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    over.forEach(leftOut::remove);
    return over;
  }

  /**
   * Takes an alert as its newest report says.
   *
   * @return false if nothing new was said
   */
  boolean join(Alert alert) {
    leftOut.remove(alert.fingerprint());
    var known = alerts.get(alert.fingerprint());
    if (known != null && known.updatedAt().isAfter(alert.updatedAt())) {
      return false;
    }
    alerts.put(alert.fingerprint(), alert);
    boolean isNews = !alert.equals(known);
    if (isNews) {
      toldResolved.remove(alert.fingerprint());
    }
    return isNews;
  }

  /** What is known of an alert's end is not taken back while nothing new is heard of it. */
  void holdEnds(Predicate<Alert> toldAsResolved) {
    alerts.all().values().stream()
        .filter(toldAsResolved)
        .map(Alert::fingerprint)
        .forEach(toldResolved::add);
  }

  private AlertStatus statusOf(Fingerprint member, Alert alert, Instant now, RestartGrace grace) {
    return toldResolved.contains(member) ? alert.statusAt(now) : grace.statusOf(alert, now);
  }

  void forEach(Consumer<Alert> take) {
    alerts.all().values().forEach(take);
  }

  boolean has(Fingerprint fingerprint) {
    return alerts.has(fingerprint);
  }

  /** Where one of its alerts is known from. */
  AlertSources sources(Fingerprint member) {
    var alert = alerts.get(member);
    return alert == null ? AlertSources.UNKNOWN : alert.sources();
  }

  /** What a flush shows. */
  List<NotifiedAlert> at(Instant now, RestartGrace grace) {
    return alerts.inOrder((member, alert) -> shown(member, alert, now, grace));
  }

  private NotifiedAlert shown(Fingerprint member, Alert alert, Instant now, RestartGrace grace) {
    return NotifiedAlert.of(alert, member, statusOf(member, alert, now, grace));
  }

  /** The first end that lies ahead of one of these alerts. */
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

  /** Whether an alert ended that was told as firing, or fires that was told as ended. */
  boolean contradicts(NotificationLogEntry told, RestartGrace grace, Instant now) {
    var over = told.over();
    return alerts.all().entrySet().stream()
        .anyMatch(
            member ->
                statusOf(member.getKey(), member.getValue(), now, grace) == AlertStatus.RESOLVED
                    ? told.firing().contains(member.getKey())
                    : over.contains(member.getKey()));
  }

  /** Alerts by what mutes them now and did not at the flush before. */
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

  /** Forgets alerts, and names them. */
  List<Fingerprint> remove(Predicate<Alert> unwanted) {
    return alerts.remove((member, alert) -> unwanted.test(alert));
  }

  /** Forgets the alerts that are over, and names them. */
  List<Fingerprint> removeResolved(Instant now, RestartGrace grace) {
    return alerts.remove(
        (member, alert) -> statusOf(member, alert, now, grace) == AlertStatus.RESOLVED);
  }

  Collection<Fingerprint> fingerprints() {
    return alerts.fingerprints();
  }
}
