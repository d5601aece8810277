package io.tocsin.router.notify;

import io.tocsin.configuration.receiver.RunbookIntegration;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.runbookrequests.AlertOrigin;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.events.serde.JsonSize;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.runbook.RunbookMode;
import io.tocsin.router.notify.NotificationLogEntry.Outgoing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The start requests of a runbook destination: one for every distinct set of inputs among the
 * alerts that newly fire, or fire again after they resolved while the group stayed open.
 *
 * <p>See {@code docs/decisions/0023-a-guest-is-repaired-once-for-each-time-it-fires.md}.
 *
 * @param postponed alerts whose requests do not fit into one log entry; they count as not notified,
 *     so that the next flush requests them
 */
record RunbookRequests(List<RunbookRequested> requests, Set<Fingerprint> postponed) {
  private static final RunbookRequests NONE = new RunbookRequests(List.of(), Set.of());

  /** Names, ids, time and punctuation of a request. */
  private static final int FIXED_BYTES = 1 << 10;

  private static final int COLON_AND_COMMA = 2;

  RunbookRequests {
    requests = List.copyOf(requests);
    postponed = Set.copyOf(postponed);
  }

  static RunbookRequests of(
      Flush flush,
      RunbookIntegration integration,
      Destination destination,
      Optional<NotificationLogEntry> last) {
    if (integration.mode() == RunbookMode.OFFER) {
      return NONE;
    }
    var requests = new LinkedHashMap<Map<String, String>, RunbookRequested>();
    var postponed = new HashSet<Fingerprint>();
    long left = MessageSize.room(flush, destination, 0);
    for (var alert : flush.alerts()) {
      var inputs = inputs(integration.inputsFromLabels(), alert.labels());
      if (!firesNewly(alert, last) || requests.containsKey(inputs)) {
        continue;
      }
      if (left < 0) {
        postponed.add(alert.fingerprint());
        continue;
      }
      var request = request(flush, integration, destination, alert, inputs);
      left -= bytes(request);
      if (left < 0 && !requests.isEmpty()) {
        postponed.add(alert.fingerprint());
      } else {
        requests.put(inputs, request);
      }
    }
    return new RunbookRequests(List.copyOf(requests.values()), postponed);
  }

  Outgoing outgoing() {
    return new Outgoing(Optional.empty(), requests);
  }

  /** Whether an alert resolved and fires again without a notification in between. */
  static boolean isOneFiringAgain(Flush flush, NotificationLogEntry last) {
    return flush.alerts().stream()
        .anyMatch(
            alert ->
                last.firing().contains(alert.fingerprint())
                    && firesNewly(alert, Optional.of(last)));
  }

  private static boolean firesNewly(NotifiedAlert alert, Optional<NotificationLogEntry> last) {
    return alert.status() == AlertStatus.FIRING
        && last.map(
                entry ->
                    !entry.firing().contains(alert.fingerprint()) || startedAfter(alert, entry))
            .orElse(true);
  }

  private static boolean startedAfter(NotifiedAlert alert, NotificationLogEntry last) {
    return alert.startsAt().isAfter(last.at());
  }

  private static RunbookRequested request(
      Flush flush,
      RunbookIntegration integration,
      Destination destination,
      NotifiedAlert alert,
      Map<String, String> inputs) {
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

  /** An upper bound. */
  private static long bytes(RunbookRequested request) {
    long bytes =
        FIXED_BYTES
            + JsonSize.of(request.runbook())
            + JsonSize.of(request.requestedBy())
            + JsonSize.of(request.because())
            + JsonSize.of(request.groupKey().map(GroupKey::value).orElse(""))
            + JsonSize.of(request.alertLabels());
    for (var input : request.inputs().entrySet()) {
      bytes += COLON_AND_COMMA + JsonSize.of(input.getKey()) + JsonSize.of(input.getValue());
    }
    return bytes + request.origin().map(RunbookRequests::bytes).orElse(0L);
  }

  private static long bytes(AlertOrigin origin) {
    return Stream.concat(origin.sources().stream(), origin.permitted().stream())
        .mapToLong(name -> JsonSize.of(name) + 1)
        .sum();
  }

  /** A missing label gives no input; the runner rejects a request without a required input. */
  private static Map<String, String> inputs(Map<String, String> fromLabels, LabelSet labels) {
    var inputs = new HashMap<String, String>();
    fromLabels.forEach(
        (input, label) -> labels.get(label).ifPresent(value -> inputs.put(input, value)));
    return inputs;
  }
}
