package io.tocsin.router.timeline;

import static io.tocsin.router.timeline.Routes.defaults;
import static io.tocsin.router.timeline.Routes.equal;
import static io.tocsin.router.timeline.Routes.grouping;
import static io.tocsin.router.timeline.Routes.notEqual;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupKey;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When groups are told: the first part of the specification's timelines. */
class GroupsAndTimersTest {

  @Test
  @Tag("AM-S01")
  @DisplayName("an alert that joins later is notified with the next flush")
  void joinerIsToldWithTheNextFlush() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1").at(2).fires("A2").at(10);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "3.0 [A1 A2] new alerts added");
    }
  }

  @Test
  @Tag("AM-S02")
  @DisplayName("an alert older than group_wait is notified at once")
  void oldAlertDoesNotWait() {
    try (var timeline = new Timeline(defaults().groupWait(3).configuration())) {
      timeline.at(0).firesSinceLong("A1").at(10);

      assertThat(timeline.messages()).containsExactly("0.0 [A1] first notification");
    }
  }

  @Test
  @Tag("AM-S02b")
  @DisplayName("an old alert that joins a waiting group waits with it")
  void oldJoinerWaits() {
    try (var timeline = new Timeline(defaults().groupWait(3).configuration())) {
      timeline.at(0).fires("A1").at(1).firesSinceLong("A2").at(10);

      assertThat(timeline.messages()).containsExactly("3.0 [A1 A2] first notification");
    }
  }

  @Test
  @Tag("AM-S03")
  @DisplayName("an alert that resolves before the first flush is never notified")
  void shortAlertIsNeverTold() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1").at(0.5).resolves("A1").at(10);

      assertThat(timeline.messages()).isEmpty();
    }
  }

  @Test
  @Tag("AM-S04")
  @DisplayName("after all is resolved, the same alert makes a new group with a new wait")
  void resolvedGroupStartsAnew() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1").at(2).resolves("A1").at(5.5).fires("A1").at(8);

      assertThat(timeline.messages())
          .containsExactly(
              "1.0 [A1] first notification",
              "3.0 [~A1] all alerts resolved",
              "6.5 [A1] first notification");
      assertThat(timeline.notifications())
          .extracting(GroupNotification::generation)
          .satisfies(
              generations -> assertThat(generations.get(2)).isGreaterThan(generations.get(0)));
    }
  }

  @Test
  @Tag("AM-S05")
  @DisplayName("a flap within one interval is invisible")
  void flapWithinAnIntervalIsInvisible() {
    try (var timeline = new Timeline(defaults().groupInterval(3).configuration())) {
      timeline.at(0).fires("A1").at(1.5).resolves("A1").at(2.5).fires("A1").at(10);

      assertThat(timeline.messages()).containsExactly("1.0 [A1] first notification");
    }
  }

  @Test
  @Tag("AM-S34")
  @DisplayName("the phase of the flushes is fixed by the first one")
  void phaseIsFixed() {
    try (var timeline = new Timeline(defaults().groupInterval(3).configuration())) {
      timeline.at(0).fires("A1").at(3.9).fires("A2").at(4.2).fires("A3").at(12);

      assertThat(timeline.messages())
          .containsExactly(
              "1.0 [A1] first notification",
              "4.0 [A1 A2] new alerts added",
              "7.0 [A1 A2 A3] new alerts added");
    }
  }

  @Test
  @Tag("AM-T5")
  @DisplayName("all old alerts of one request are in the first message")
  void wholeBatchIsInTheFirstMessage() {
    try (var timeline = new Timeline(defaults().configuration())) {
      var twenty = IntStream.range(10, 30).mapToObj(i -> "A" + i).toArray(String[]::new);
      timeline.at(0).firesSinceLong(twenty).at(5);

      assertThat(timeline.messages()).hasSize(1);
      assertThat(timeline.notifications().getFirst().alerts()).hasSize(20);
    }
  }

  @Test
  @Tag("AM-T6")
  @DisplayName("a start in the future fires now")
  void futureStartFiresNow() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1", 100, 3600).at(5);

      assertThat(timeline.messages()).containsExactly("1.0 [A1] first notification");
    }
  }

  @Test
  @Tag("AM-T8")
  @DisplayName("grouped by all labels, every label set is a group")
  void everyLabelSetIsAGroup() {
    try (var timeline = new Timeline(defaults().groupByAll().configuration())) {
      timeline.at(0).fires("A1", "A2").at(5);

      assertThat(timeline.notifications())
          .extracting(GroupNotification::groupKey)
          .containsExactlyInAnyOrder(
              new GroupKey("{}:{alertname=\"A\", i=\"1\"}"),
              new GroupKey("{}:{alertname=\"A\", i=\"2\"}"));
    }
  }

  @Test
  @Tag("AM-S30")
  @DisplayName("a missing label matches as the empty one, and is left out of the group's labels")
  void missingLabelIsEmpty() {
    var routes =
        defaults()
            .child(false, grouping(), equal("t", "1"))
            .child(false, grouping("alertname"), notEqual("t", "1"));
    try (var timeline = new Timeline(routes.configuration())) {
      timeline
          .at(0)
          .posts(
              alert(timeline, "A", "1"),
              alert(timeline, "B", "1"),
              alert(timeline, "C", ""),
              alert(timeline, "D", "2"));
      timeline.at(5);

      assertThat(timeline.notifications())
          .extracting(notification -> notification.groupKey().value())
          .containsExactlyInAnyOrder(
              "{}/{t=\"1\"}:{}",
              "{}/{t!=\"1\"}:{alertname=\"C\"}",
              "{}/{t!=\"1\"}:{alertname=\"D\"}");
    }
  }

  @Test
  @Tag("AM-S29")
  @DisplayName("two equal routes have groups of their own that share the key")
  void equalRoutesHaveGroupsOfTheirOwn() {
    var routes =
        defaults()
            .child(true, grouping("alertname"), equal("t", "1"))
            .child(false, grouping("alertname"), equal("t", "1"));
    try (var timeline = new Timeline(routes.configuration())) {
      timeline.at(0).posts(alert(timeline, "A", "1"));
      timeline.at(5);

      assertThat(timeline.notifications()).hasSize(2);
      assertThat(timeline.notifications())
          .extracting(GroupNotification::groupId)
          .doesNotHaveDuplicates();
      assertThat(timeline.notifications())
          .extracting(GroupNotification::groupKey)
          .containsOnly(new GroupKey("{}/{t=\"1\"}:{alertname=\"A\"}"));
    }
  }

  @Test
  @Tag("AM-T9")
  @DisplayName("a receiver without integrations swallows its alerts")
  void emptyReceiverSwallows() {
    try (var timeline = new Timeline(defaults().receiver().configuration())) {
      timeline.at(0).fires("A1").at(5);

      assertThat(timeline.messages()).isEmpty();
    }
  }

  private static Alert alert(Timeline timeline, String name, String t) {
    var labels = LabelSet.of("alertname", name, "t", t).withoutEmptyValues();
    return new Alert(
        labels,
        LabelSet.EMPTY,
        timeline.now(),
        timeline.now().plusSeconds(3600),
        false,
        "",
        timeline.now(),
        ZoneOffset.UTC);
  }
}
