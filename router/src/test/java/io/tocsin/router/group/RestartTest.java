package io.tocsin.router.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.configuration.Configuration;
import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.serde.Serdes;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.router.changelog.KeptStore;
import io.tocsin.router.delivery.Deliveries;
import io.tocsin.router.mute.MutePipeline;
import io.tocsin.router.mute.SuppressedAlerts;
import io.tocsin.router.notify.NotificationLogEntry;
import io.tocsin.router.resolve.ReceptionGaps;
import io.tocsin.router.route.Routing;
import io.tocsin.router.timeline.OneWebhook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the group stage does with the state of a process that was killed: the stores stay, the heap
 * is new.
 */
class RestartTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final Configuration configuration = OneWebhook.configuration(Duration.ZERO);
  private final KeptStore<String, GroupState> groups =
      new KeptStore<>(GroupProcessor.GROUPS, Serdes.text(), Serdes.json(GroupState.class));
  private final KeptStore<String, AlertBatch> members =
      new KeptStore<>(GroupProcessor.MEMBERS, Serdes.text(), AlertBatch.serde());
  private final KeptStore<NotificationKey, NotificationLogEntry> log =
      new KeptStore<>(
          GroupProcessor.LOG, NotificationKey.serde(), Serdes.json(NotificationLogEntry.class));

  @Test
  @Tag("P5")
  @DisplayName("a message whose log entry survived the crash is sent again under the same id")
  void unconfirmedMessageIsSentAgain() {
    var before = new Process(START);
    before.receive(firing("A1", START));
    var sent = before.sent();

    var after = new Process(START.plusSeconds(5));
    after.tick(START.plusSeconds(6));

    assertThat(sent).hasSize(1);
    assertThat(after.sent()).containsExactlyElementsOf(sent);
  }

  @Test
  @Tag("P5")
  @DisplayName("a message that was surely written is not sent again")
  void confirmedMessageIsNotSentAgain() {
    var before = new Process(START);
    before.receive(firing("A1", START));
    for (int second = 0; second <= 122; second += 2) {
      before.tick(START.plusSeconds(second));
    }

    var after = new Process(START.plusSeconds(130));
    after.tick(START.plusSeconds(131));

    assertThat(after.sent()).isEmpty();
  }

  @Test
  @Tag("P5")
  @DisplayName("a process that was paused for long cannot know that its message was written")
  void pauseConfirmsNothing() {
    var before = new Process(START);
    before.receive(firing("A1", START));
    before.tick(START.plusSeconds(1));
    before.tick(START.plusSeconds(300));

    var after = new Process(START.plusSeconds(310));
    after.tick(START.plusSeconds(311));

    assertThat(after.sent()).containsExactlyElementsOf(before.sent());
  }

  @Test
  @Tag("AM-S31")
  @Tag("AM-S31b")
  @DisplayName("an alert notified before a restart is not notified again when it is posted again")
  void postedAgainAfterARestartIsNotToldAgain() {
    new Process(START).receive(firing("A1", START));

    var after = new Process(START.plusSeconds(130));
    after.tick(START.plusSeconds(131));
    after.receive(firing("A1", START.plusSeconds(132)));
    after.tick(START.plusSeconds(140));

    assertThat(after.sent())
        .extracting(told -> told.reason().text())
        .allMatch("first notification"::equals)
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  @Tag("AM-S31c")
  @DisplayName(
      "an alert that ended while the process was down is notified as resolved after the grace period")
  void missedEndIsToldAfterTheGrace() {
    new Process(START).receive(firing("A1", START));

    var after = new Process(START.plusSeconds(4000));
    after.tick(START.plusSeconds(4001));
    after.tick(START.plusSeconds(4299));
    assertThat(after.reasons()).doesNotContain("all alerts resolved");

    after.tick(START.plusSeconds(4000 + 700));
    assertThat(after.reasons()).contains("all alerts resolved");
  }

  @Test
  @Tag("F24")
  @DisplayName("an alert whose end passed while the process was away still fires")
  void missedEndIsNotAResolve() {
    new Process(START).receive(firing("A1", START));

    var after = new Process(START.plusSeconds(4000));
    after.tick(START.plusSeconds(4001));

    assertThat(after.sent())
        .extracting(told -> told.reason().text())
        .doesNotContain("all alerts resolved");
  }

  @Test
  @Tag("L-11")
  @DisplayName("a member that finds no room after a restart is not taken for resolved")
  void memberThatIsLeftOutStillFires() {
    var before = new Process(START);
    before.receive(member("1", START));
    before.receive(member("2", START));
    leavesOut("2");

    var after = new Process(START.plusSeconds(600));
    after.receive(resolved("1", START.plusSeconds(601)));
    after.tick(START.plusSeconds(602));
    after.tick(START.plusSeconds(880));
    assertThat(after.reasons()).doesNotContain("all alerts resolved");

    after.receive(member("2", START.plusSeconds(890)));
    after.tick(START.plusSeconds(1300));
    assertThat(after.sent().getLast().alerts())
        .extracting(alert -> alert.labels().valueOrEmpty("i"), NotifiedAlert::status)
        .contains(tuple("2", AlertStatus.FIRING));
  }

  @Test
  @Tag("L-11")
  @DisplayName("what was left out and is not repeated is over after the grace")
  void memberThatIsLeftOutEndsAfterTheGrace() {
    var before = new Process(START);
    before.receive(member("1", START));
    before.receive(member("2", START));
    leavesOut("2");

    var after = new Process(START.plusSeconds(600));
    after.receive(resolved("1", START.plusSeconds(601)));
    for (int second = 602; second <= 1700; second += 20) {
      after.tick(START.plusSeconds(second));
    }

    assertThat(after.reasons()).contains("all alerts resolved");
  }

  private void leavesOut(String i) {
    var fingerprint = member(i, START).fingerprint().toString();
    members.leavesOut(key -> key.endsWith(fingerprint));
  }

  private static Alert resolved(String i, Instant now) {
    return member(i, now.minusSeconds(60)).withTimes(now.minusSeconds(60), now);
  }

  private static Alert member(String i, Instant now) {
    return alert(LabelSet.of("alertname", "A", "i", i), now);
  }

  private static Alert firing(String name, Instant now) {
    return alert(LabelSet.of("alertname", name), now);
  }

  private static Alert alert(LabelSet labels, Instant now) {
    return new Alert(
        labels, LabelSet.EMPTY, now, now.plusSeconds(3600), false, "", now, ZoneOffset.UTC);
  }

  /** One life of the group stage on the stores that outlive it. */
  private final class Process {
    private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
    private final GroupProcessor processor;

    Process(Instant now) {
      var routing = new Routing(configuration);
      processor =
          new GroupProcessor(
              () -> routing,
              new MutePipeline(List.of()),
              new GroupSettings(
                  Duration.ofMillis(25),
                  () -> Instant.EPOCH,
                  Duration.ofHours(120),
                  System::nanoTime),
              new OpenGroups(),
              new Deliveries(),
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
      processor.init(context);
    }

    void receive(Alert alert) {
      var routing = new Routing(configuration);
      var node = routing.tree().match(alert.labels()).getFirst();
      var labels = node.groupLabels(alert.labels());
      var batch = new AlertBatch("", alert.updatedAt(), List.of(AlertEntry.of(alert)));
      processor.process(
          new Record<>(
              node.groupId(labels).value(),
              new GroupAlerts(node.id(), labels, batch),
              alert.updatedAt().toEpochMilli()));
    }

    void tick(Instant now) {
      context.setCurrentSystemTimeMs(now.toEpochMilli());
      context.scheduledPunctuators().getFirst().getPunctuator().punctuate(now.toEpochMilli());
    }

    List<String> reasons() {
      return sent().stream().map(told -> told.reason().text()).toList();
    }

    List<GroupNotification> sent() {
      return context.forwarded(Outputs.NOTIFICATIONS).stream()
          .map(forward -> (GroupNotification) forward.record().value())
          .toList();
    }
  }
}
