package io.tocsin.events;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.decisions.DecisionKind;
import io.tocsin.events.decisions.DecisionMade;
import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.executions.ExecutionReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.notifications.UnconfirmedResolvedAlert;
import io.tocsin.events.runbookrequests.AlertOrigin;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.events.silences.SilenceStored;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.notification.NotificationReason;
import io.tocsin.model.runbook.RunbookMode;
import io.tocsin.model.silence.Silence;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that the golden files hold. */
final class Samples {
  static final Instant AT = Instant.parse("2026-11-24T10:15:30.123456789Z");

  private static final GroupId GROUP = new GroupId("9f86d081884c7d659a2feaa0c55ad015");
  private static final GroupKey KEY = new GroupKey("{}/{team=\"x\"}:{alertname=\"GuestDown\"}");
  private static final Destination DESTINATION = new Destination("team/x", "webhook", 1);

  private Samples() {}

  static Alert alert() {
    return new Alert(
        LabelSet.of("alertname", "GuestDown", "vmid", "101", "note", "é🙂\n"),
        LabelSet.of("summary", "web-1 is gone"),
        AT.minusSeconds(60),
        AT.plusSeconds(240),
        false,
        "http://prom.example.org/graph",
        AT,
        ZoneOffset.ofHours(2));
  }

  static AlertBatch alertBatch() {
    return new AlertBatch("api/v2", AT, List.of(AlertEntry.of(alert())));
  }

  static GroupNotification notification() {
    return new GroupNotification(
        1,
        "6f1c1b52-6a57-3f5f-9d2c-0c4f2f1f6b11",
        AT,
        DESTINATION,
        GROUP,
        KEY,
        1795515330123L,
        2,
        NotificationReason.NEW_ALERTS_ADDED,
        LabelSet.of("alertname", "GuestDown"),
        LabelSet.of("owner", "x"),
        List.of(
            NotifiedAlert.of(alert(), AlertStatus.FIRING),
            NotifiedAlert.of(alert(), AlertStatus.RESOLVED)),
        3);
  }

  static GroupNotification carryingNotification() {
    var plain = notification();
    return new GroupNotification(
        1,
        plain.id(),
        AT,
        DESTINATION,
        GROUP,
        KEY,
        plain.generation(),
        plain.flush(),
        plain.reason(),
        plain.groupLabels(),
        plain.routeLabels(),
        plain.alerts(),
        plain.leftOut(),
        List.of(
            new UnconfirmedResolvedAlert(
                alert().fingerprint(), AT.minusSeconds(60), 1795515330122L)),
        Optional.of(AT.plusSeconds(240)));
  }

  static DeliveryReported deliveryAfterOthers() {
    var plain = delivery();
    return new DeliveryReported(
        1,
        plain.id(),
        AT,
        DESTINATION,
        GROUP,
        KEY,
        plain.notificationId(),
        plain.generation(),
        plain.outcome(),
        plain.attempts(),
        plain.retryAt(),
        plain.answer(),
        plain.coordinates(),
        Optional.of(AT.minusSeconds(60)),
        Optional.of(AT.minusSeconds(300)));
  }

  static DeliveryReported delivery() {
    return new DeliveryReported(
        1,
        "d-1",
        AT,
        DESTINATION,
        GROUP,
        KEY,
        "6f1c1b52-6a57-3f5f-9d2c-0c4f2f1f6b11",
        1795515330123L,
        DeliveryOutcome.RETRY,
        2,
        Optional.of(AT.plusSeconds(30)),
        "429 Too Many Requests",
        Map.of("channel", "C1", "ts", "1790000000.123456"));
  }

  static RunbookRequested runbookRequest() {
    return runbookRequest(Optional.empty(), Optional.empty());
  }

  static RunbookRequested runbookRequestOfAnEpisode() {
    return runbookRequest(Optional.empty(), Optional.of(1795515330123L));
  }

  static RunbookRequested runbookRequestWithOrigin() {
    return runbookRequest(
        Optional.of(
            new AlertOrigin(
                List.of("api/v2", "hooks/alertmanager/dc1"), List.of("hooks/alertmanager"))),
        Optional.empty());
  }

  private static RunbookRequested runbookRequest(
      Optional<AlertOrigin> origin, Optional<Long> episode) {
    return new RunbookRequested(
        1,
        "r-1",
        AT,
        "restart-guest",
        Map.of("guest", "101"),
        RunbookMode.AUTOMATIC,
        "receiver:team/x",
        "alert GuestDown fires",
        Optional.of(GROUP),
        Optional.of(KEY),
        alert().labels(),
        origin,
        episode);
  }

  static ExecutionReported execution() {
    return new ExecutionReported(
        1,
        "e-1-3",
        AT,
        "e-1",
        3,
        "restart-guest",
        2,
        "RUNNING",
        Optional.of("restart"),
        Optional.of("lab/101"),
        Optional.of(GROUP),
        Optional.of(KEY),
        "rebooting web-1");
  }

  static SilenceStored silence() {
    return SilenceStored.of(
        new Silence(
            "0b5c9d0e-3c0a-4d2e-9a55-6a7f3c1d2e4f",
            new Matchers(
                List.of(
                    new Matcher("alertname", MatchOperator.EQUAL, "GuestDown"),
                    new Matcher("vmid", MatchOperator.NOT_REGEX, "2.."))),
            AT,
            AT.plusSeconds(7200),
            AT,
            "ann",
            "kernel update",
            Map.of("ticket", "OPS-7")));
  }

  static DecisionMade decision() {
    return new DecisionMade(
        1,
        "x-1",
        AT,
        DecisionKind.NOTIFIED,
        GROUP,
        KEY,
        1795515330123L,
        Optional.of(DESTINATION),
        "first notification",
        List.of(alert().fingerprint()),
        Optional.of("6f1c1b52-6a57-3f5f-9d2c-0c4f2f1f6b11"));
  }
}
