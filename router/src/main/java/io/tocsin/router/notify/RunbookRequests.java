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
import java.util.Set;

/**
 * Which runs a runbook destination asks for: one for every set of inputs among the alerts that
 * newly fire.
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
    var asked = last.map(NotificationLogEntry::firing).orElse(Set.of());
    var requests = new LinkedHashMap<String, RunbookRequested>();
    flush.alerts().stream()
        .filter(
            alert -> alert.status() == AlertStatus.FIRING && !asked.contains(alert.fingerprint()))
        .map(alert -> request(flush, integration, destination, alert))
        .forEach(request -> requests.putIfAbsent(request.id(), request));
    return new Outgoing(Optional.empty(), List.copyOf(requests.values()));
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
            new java.util.TreeMap<>(inputs)),
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
                flush.sources().apply(alert.fingerprint()).names(), integration.sources())));
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
