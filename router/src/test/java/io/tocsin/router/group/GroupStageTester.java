package io.tocsin.router.group;

import io.tocsin.configuration.Configuration;
import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.serde.Serdes;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.router.changelog.KeptStore;
import io.tocsin.router.delivery.Deliveries;
import io.tocsin.router.mute.MutePipeline;
import io.tocsin.router.mute.SuppressedAlerts;
import io.tocsin.router.notify.NotificationLogEntry;
import io.tocsin.router.resolve.ReceptionGaps;
import io.tocsin.router.route.Routing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The group stage, a notifier that knows what the log knows, and destinations that are away at
 * times. Both may be killed at any moment. Times are seconds since the start.
 */
final class GroupStageTester {
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private static final Duration STEP = Duration.ofMillis(25);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
  private static final Duration WAIT_FOR_NEWER = Duration.ofSeconds(5);

  final List<Message> messages = new ArrayList<>();

  private final Routing routing;
  private final BiPredicate<Destination, Double> isUp;
  private final KeptStore<String, GroupState> groups =
      new KeptStore<>(GroupProcessor.GROUPS, Serdes.text(), Serdes.json(GroupState.class));
  private final KeptStore<String, AlertBatch> members =
      new KeptStore<>(GroupProcessor.MEMBERS, Serdes.text(), AlertBatch.serde());
  private final KeptStore<NotificationKey, NotificationLogEntry> log =
      new KeptStore<>(
          GroupProcessor.LOG, NotificationKey.serde(), Serdes.json(NotificationLogEntry.class));

  /** The compacted topic: the newest of each key, and nothing older. */
  private final Map<NotificationKey, GroupNotification> notifications = new LinkedHashMap<>();

  private final Map<NotificationKey, DeliveryReported> reports = new HashMap<>();
  private final Map<NotificationKey, Instant> dueAt = new HashMap<>();
  private final Map<Integer, Alert> posted = new HashMap<>();
  private Instant now = START;
  private Deliveries deliveries = new Deliveries();
  private MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
  private GroupProcessor processor;

  /** What a destination accepted. */
  record Message(double second, Destination destination, List<NotifiedAlert> alerts) {
    @Override
    public String toString() {
      return alerts.stream()
          .map(
              alert ->
                  (alert.status() == AlertStatus.RESOLVED ? "~" : "")
                      + alert.labels().valueOrEmpty("i"))
          .collect(Collectors.joining(" ", "[", "]"));
    }
  }

  /**
   * @param isUp whether a destination accepts in a second
   */
  GroupStageTester(Configuration configuration, BiPredicate<Destination, Double> isUp) {
    this.routing = new Routing(configuration);
    this.isUp = isUp;
    this.processor = started();
  }

  GroupStageTester until(double second) {
    while (now.isBefore(time(second))) {
      now = now.plus(STEP);
      context.setCurrentSystemTimeMs(now.toEpochMilli());
      context.scheduledPunctuators().getFirst().getPunctuator().punctuate(now.toEpochMilli());
      takeForwarded();
      deliver();
    }
    return this;
  }

  /** Posts an alert from now until then. */
  GroupStageTester fires(int number, double until) {
    return posts(alert(number, now, time(until)));
  }

  /** Its source says that it is over. */
  GroupStageTester resolves(int number) {
    return posts(alert(number, now.minusMillis(1), now));
  }

  /** The router is killed and starts again with what is in its stores. */
  GroupStageTester routerIsKilledFor(double seconds) {
    takeForwarded();
    processor.close();
    var back = now.plusMillis((long) (seconds * 1000));
    while (now.isBefore(back)) {
      now = now.plus(STEP);
      deliver();
    }
    deliveries = new Deliveries();
    context = new MockProcessorContext<>();
    processor = started();
    // The reader begins with what was reported in the last minutes.
    reports.values().forEach(deliveries::take);
    return this;
  }

  List<Message> messagesTo(Destination destination) {
    return messages.stream().filter(it -> it.destination().equals(destination)).toList();
  }

  double second() {
    return Duration.between(START, now).toMillis() / 1000.0;
  }

  static Instant time(double second) {
    return START.plusMillis(Math.round(second * 1000));
  }

  /** As the first stage does after a start with everything that may fire. */
  GroupStageTester isPassedOnAgain(int... numbers) {
    for (int number : numbers) {
      posts(posted.get(number));
    }
    return this;
  }

  private GroupStageTester posts(Alert alert) {
    posted.put(Integer.parseInt(alert.labels().valueOrEmpty("i")), alert);
    var node = routing.tree().match(alert.labels()).getFirst();
    var labels = node.groupLabels(alert.labels());
    processor.process(
        new Record<>(
            node.groupId(labels).value(),
            new GroupAlerts(
                node.id(), labels, new AlertBatch("", now, List.of(AlertEntry.of(alert)))),
            now.toEpochMilli()));
    takeForwarded();
    now = now.plusMillis(1);
    deliver();
    return this;
  }

  private Alert alert(int number, Instant startsAt, Instant endsAt) {
    var labels = LabelSet.of("alertname", "A", "i", String.valueOf(number));
    return new Alert(labels, LabelSet.EMPTY, startsAt, endsAt, false, "", now, ZoneOffset.UTC);
  }

  private GroupProcessor started() {
    var next =
        new GroupProcessor(
            () -> routing,
            new MutePipeline(List.of()),
            new GroupSettings(STEP, () -> Instant.EPOCH, Duration.ofHours(120), System::nanoTime),
            new OpenGroups(),
            deliveries,
            new SuppressedAlerts(),
            AlertEntry::alert,
            new ReceptionGaps());
    context.setCurrentSystemTimeMs(now.toEpochMilli());
    for (var store : List.of(groups, members, log)) {
      if (!store.isOpen()) {
        store.init(context.getStateStoreContext(), store);
      }
      context.addStateStore(store);
    }
    next.init(context);
    return next;
  }

  private void takeForwarded() {
    for (var forward : context.forwarded(Outputs.NOTIFICATIONS)) {
      var notification = (GroupNotification) forward.record().value();
      var before = notifications.put(notification.key(), notification);
      if (before == null || !before.id().equals(notification.id())) {
        dueAt.put(notification.key(), now);
      }
    }
    context.resetForwards();
  }

  private void deliver() {
    for (var notification : List.copyOf(notifications.values())) {
      var key = notification.key();
      if (!isSettled(notification) && !dueAt.getOrDefault(key, now).isAfter(now)) {
        attempt(notification);
      }
    }
  }

  private boolean isSettled(GroupNotification notification) {
    var report = reports.get(notification.key());
    return report != null
        && report.notificationId().equals(notification.id())
        && report.outcome() == DeliveryOutcome.SENT;
  }

  private void attempt(GroupNotification notification) {
    var key = notification.key();
    var before = Optional.ofNullable(reports.get(key));
    var sentUpTo = before.flatMap(DeliveryReported::sentUpTo);
    boolean asked =
        before.filter(it -> it.notificationId().equals(notification.id())).isPresent()
            && before.get().answer().equals("may be outdated");
    boolean isDoubtful = notification.doubtfulFrom().filter(from -> !from.isAfter(now)).isPresent();
    if (isDoubtful && !asked) {
      report(notification, DeliveryOutcome.RETRY, "may be outdated", sentUpTo);
      dueAt.put(key, now.plus(WAIT_FOR_NEWER));
    } else if (isUp.test(notification.destination(), second())) {
      var shown = notification.after(sentUpTo.orElse(Instant.MIN));
      messages.add(new Message(second(), notification.destination(), shown.alerts()));
      report(notification, DeliveryOutcome.SENT, "ok", Optional.of(notification.at()));
    } else {
      report(notification, DeliveryOutcome.RETRY, asked ? "may be outdated" : "503", sentUpTo);
      dueAt.put(key, now.plus(BETWEEN_ATTEMPTS));
    }
  }

  private void report(
      GroupNotification notification,
      DeliveryOutcome outcome,
      String answer,
      Optional<Instant> sentUpTo) {
    var report =
        new DeliveryReported(
            DeliveryReported.SCHEMA_VERSION,
            "report",
            now,
            notification.destination(),
            notification.groupId(),
            notification.groupKey(),
            notification.id(),
            notification.generation(),
            outcome,
            1,
            Optional.empty(),
            answer,
            Map.of(),
            sentUpTo,
            Optional.empty());
    reports.put(notification.key(), report);
    deliveries.take(report);
  }
}
