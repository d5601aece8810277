package io.tocsin.router.notify;

import io.tocsin.configuration.receiver.RunbookIntegration;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.runbookrequests.AlertOrigin;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.runbook.RunbookMode;
import io.tocsin.router.notify.NotificationLogEntry.Outgoing;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which runs a runbook destination asks for: one for every set of inputs among the alerts that
 * newly fire, or fire again after they had ended within a living group.
 *
 * <p>See {@code docs/decisions/0023-a-guest-is-repaired-once-for-each-time-it-fires.md}.
 */
final class RunbookRequests {
  private RunbookRequests() {}

  static Outgoing of(
      Flush flush,
      RunbookIntegration integration,
      Destination destination,
      Optional<NotificationLogEntry> last) {
    if (integration.mode() == RunbookMode.OFFER) {
      return Outgoing.NOTHING;
    }
    var requests = new LinkedHashMap<Map<String, String>, RunbookRequested>();
    flush.alerts().stream()
        .filter(alert -> firesNewly(alert, last))
        .map(alert -> request(flush, integration, destination, alert))
        .forEach(request -> requests.putIfAbsent(request.inputs(), request));
    return new Outgoing(Optional.empty(), List.copyOf(requests.values()));
  }

  /** An alert that ended and began again, which its destination was not told of. */
  static boolean isOneFiringAgain(Flush flush, NotificationLogEntry last) {
    return flush.alerts().stream()
        .anyMatch(
            alert ->
                last.firing().contains(alert.fingerprint())
                    && firesNewly(alert, Optional.of(last)));
  }

  private static boolean firesNewly(NotifiedAlert alert, Optional<NotificationLogEntry> last) {
    return alert.status() == AlertStatus.FIRING
        && last.map(entry -> !entry.firing().contains(alert.fingerprint()) || began(alert, entry))
            .orElse(true);
  }

  private static boolean began(NotifiedAlert alert, NotificationLogEntry last) {
    return alert.startsAt().isAfter(last.at());
  }

  private static RunbookRequested request(
      Flush flush, RunbookIntegration integration, Destination destination, NotifiedAlert alert) {
    var inputs = inputs(integration.inputsFromLabels(), alert.labels());
    return new RunbookRequested(
        RunbookRequested.SCHEMA_VERSION,
        StableId.of(
            flush.groupId(),
            flush.generation(),
            integration.runbook(),
            new java.util.TreeMap<>(inputs),
            alert.startsAt()),
        flush.due(),
        integration.runbook(),
        inputs,
        integration.mode(),
        "receiver:" + destination.receiver(),
        "alert %s fires in group %s"
            .formatted(alert.labels().valueOrEmpty("alertname"), flush.groupKey()),
        Optional.of(flush.groupId()),
        Optional.of(flush.groupKey()),
        alert.labels(),
        Optional.of(
            new AlertOrigin(
                flush.sources().apply(alert.fingerprint()).names(), integration.sources())),
        Optional.of(flush.generation()));
  }

  /**
   * A label the alert lacks gives no input; the runner refuses a run without an input it requires.
   */
  private static Map<String, String> inputs(Map<String, String> fromLabels, LabelSet labels) {
    var inputs = new HashMap<String, String>();
    fromLabels.forEach(
        (input, label) -> labels.get(label).ifPresent(value -> inputs.put(input, value)));
    return inputs;
  }
}
