package io.tocsin.router.timeline;

import static io.tocsin.router.timeline.Routes.defaults;
import static io.tocsin.router.timeline.Routes.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told again and what is not: the second part of the specification's timelines. */
class ResolveAndRepeatTest {

  @Test
  @Tag("AM-S07")
  @DisplayName("a part that resolves reaches only those who want resolved alerts")
  void partialResolveReachesOnlyWhoWantsIt() {
    var routes = defaults().receiver(webhook(true), webhook(false));
    try (var timeline = new Timeline(routes.configuration())) {
      timeline.at(0).fires("A1", "A2").at(2).resolves("A1").at(4).resolves("A2").at(8);

      assertThat(toldTo(timeline, 0))
          .containsExactly("first notification", "some alerts resolved", "all alerts resolved");
      assertThat(toldTo(timeline, 1)).containsExactly("first notification", "all alerts resolved");
      assertThat(timeline.messages())
          .contains("3.0 [~A1 A2] some alerts resolved", "5.0 [~A2] all alerts resolved");
    }
  }

  @Test
  @Tag("AM-S08")
  @DisplayName("without send_resolved an alert that fires again is a new alert")
  void refireIsAFirstNotification() {
    try (var timeline = new Timeline(defaults().receiver(webhook(false)).configuration())) {
      timeline.at(0).fires("A1").at(2).resolves("A1").at(5).fires("A1").at(9);

      assertThat(timeline.messages())
          .containsExactly(
              "1.0 [A1] first notification",
              "3.0 [~A1] all alerts resolved",
              "6.0 [A1] first notification");
    }
  }

  @Test
  @Tag("AM-S09")
  @DisplayName("the repeat is rounded up to a flush")
  void repeatIsRoundedUpToAFlush() {
    try (var timeline =
        new Timeline(defaults().groupInterval(1).repeatInterval(2.5).configuration())) {
      timeline.at(0).fires("A1").at(10.5);

      assertThat(timeline.messages())
          .containsExactly(
              "1.0 [A1] first notification",
              "4.0 [A1] repeat interval elapsed",
              "7.0 [A1] repeat interval elapsed",
              "10.0 [A1] repeat interval elapsed");
    }
  }

  @Test
  @Tag("AM-S09b")
  @DisplayName("a repeat interval that is a multiple of the group interval is kept exactly")
  void exactMultipleIsKept() {
    try (var timeline =
        new Timeline(defaults().groupInterval(1).repeatInterval(2).configuration())) {
      timeline.at(0).fires("A1").at(5.5);

      assertThat(timeline.messages())
          .containsExactly(
              "1.0 [A1] first notification",
              "3.0 [A1] repeat interval elapsed",
              "5.0 [A1] repeat interval elapsed");
    }
  }

  @Test
  @Tag("AM-S09c")
  @DisplayName("a tiny repeat interval repeats with every flush")
  void tinyRepeatIntervalRepeatsEveryFlush() {
    try (var timeline = new Timeline(defaults().repeatInterval(0.001).configuration())) {
      timeline.at(0).fires("A1").at(7.5);

      assertThat(timeline.messages()).hasSize(4);
    }
  }

  @Test
  @Tag("AM-S24")
  @DisplayName("without news an alert is over when its assumed end has come")
  void assumedEndResolves() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).posts(withAssumedEnd(timeline, Timeline.second(3))).at(6);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "3.0 [~A1] all alerts resolved");
    }
  }

  @Test
  @Tag("AM-S25")
  @DisplayName("the resolve of an unknown alert is not notified")
  void unknownEndIsNothing() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1", -10, -5).at(6);

      assertThat(timeline.messages()).isEmpty();
    }
  }

  @Test
  @Tag("AM-S25")
  @DisplayName("the resolve of an unknown alert opens a group that others join")
  void unknownEndOpensAGroupInTheOriginal() {
    var strict =
        Written.configuration("group_by: [alertname]\ngroup_wait: 3s", "compatibility: strict");
    try (var timeline = new Timeline(strict)) {
      timeline.at(0).resolves("A1").at(2).fires("A2").at(6);

      assertThat(timeline.messages()).containsExactly("3.0 [~A1 A2] first notification");
    }
  }

  @Test
  @Tag("AM-S25")
  @DisplayName("an alert after the resolve of an unknown one waits for its own group_wait")
  void unknownEndOpensNoGroup() {
    try (var timeline = new Timeline(defaults().groupWait(3).configuration())) {
      timeline.at(0).resolves("A1").at(2).fires("A2").at(6);

      assertThat(timeline.messages()).containsExactly("5.0 [A2] first notification");
    }
  }

  @Test
  @Tag("AM-S27")
  @DisplayName("new annotations come with the next notification and cause none")
  void newAnnotationsWait() {
    try (var timeline =
        new Timeline(defaults().groupInterval(1).repeatInterval(3.5).configuration())) {
      timeline
          .at(0)
          .posts(annotated(timeline, "1"))
          .at(1.5)
          .posts(annotated(timeline, "2"))
          .at(5.5);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "5.0 [A1] repeat interval elapsed");
      assertThat(timeline.notifications())
          .extracting(told -> told.alerts().getFirst().annotations().valueOrEmpty("v"))
          .containsExactly("1", "2");
    }
  }

  @Test
  @Tag("AM-S32")
  @DisplayName("a later explicit end cannot be shortened by an earlier one in the future")
  void laterEndHolds() {
    try (var timeline = new Timeline(defaults().groupInterval(1).configuration())) {
      timeline.at(0).fires("A1", 0, 20).at(1.2).fires("A1", 0, 5).at(12);

      assertThat(timeline.messages()).containsExactly("1.0 [A1] first notification");
    }
  }

  @Test
  @Tag("AM-acc-TestRepeat")
  @DisplayName("repeated with every flush until it resolves")
  void repeatedUntilResolved() {
    try (var timeline =
        new Timeline(defaults().groupInterval(1).repeatInterval(0.001).configuration())) {
      timeline.at(1).fires("A1").at(3.5).fires("A1", 1, 3).at(8);

      assertThat(timeline.messages())
          .containsExactly(
              "2.0 [A1] first notification",
              "3.0 [A1] repeat interval elapsed",
              "4.0 [~A1] all alerts resolved");
    }
  }

  @Test
  @Tag("AM-acc-TestBatching")
  @DisplayName("one group for all, notified with the alerts that joined, then repeated")
  void batching() {
    try (var timeline =
        new Timeline(defaults().groupBy().groupInterval(1).repeatInterval(4.9).configuration())) {
      timeline.at(1.1).fires("T1").at(1.7).fires("T5").at(3.3).fires("T2", "T3", "T4").at(9.6);

      assertThat(timeline.messages())
          .containsExactly(
              "2.1 [T1 T5] first notification",
              "4.1 [T1 T2 T3 T4 T5] new alerts added",
              "9.1 [T1 T2 T3 T4 T5] repeat interval elapsed");
    }
  }

  @Test
  @Tag("AM-acc-TestResolvedFilter")
  @DisplayName("an alert without an end is over after resolve_timeout")
  void resolvedFilter() {
    var routes = defaults().groupBy().groupInterval(5).receiver(webhook(true), webhook(false));
    try (var timeline = new Timeline(routes.configuration())) {
      timeline.at(1).posts(lasting(timeline, "V1", 10), lasting(timeline, "V2", 10));
      timeline.at(3).fires("V1", 1, 4).posts(lasting(timeline, "V3", 10));
      timeline.at(8).posts(lasting(timeline, "V3", 10)).at(13);

      assertThat(messagesTo(timeline, 0)).containsExactly("[V1 V2]", "[~V1 V2 V3]", "[~V2 V3]");
      assertThat(messagesTo(timeline, 1)).containsExactly("[V1 V2]", "[~V1 V2 V3]");
    }
  }

  @Test
  @Tag("AM-acc-TestMergeAlerts")
  @DisplayName("the earliest start, the newest annotations, the latest end")
  void mergeAlerts() {
    var routes = defaults().groupInterval(1).repeatInterval(0.001);
    try (var timeline = new Timeline(routes.configuration())) {
      timeline.at(1).posts(report(timeline, 1.1, 300, ""));
      timeline.at(1.2).posts(report(timeline, 1, 300, ""));
      timeline.at(2.1).posts(report(timeline, 2, 300, "v1"));
      timeline.at(3.6).posts(report(timeline, 1.5, 300, "v2"));
      timeline.at(4.6).posts(report(timeline, 3, 4.5, "v2"));
      timeline.at(4.8).posts(report(timeline, 2.9, 4.8, "v3"));
      timeline.posts(report(timeline, 2.9, 4.1, "v3"));
      timeline.at(5.3).posts(report(timeline, 5, 300, "")).at(6.5);

      assertThat(timeline.notifications())
          .extracting(told -> shown(told.alerts().getFirst()))
          .containsExactly(
              "from 1.0", "from 1.0 v1", "from 1.0 v2", "from 1.0 until 4.8 v3", "from 5.0");
    }
  }

  /** What an alert without an end becomes with a resolve time-out of so many seconds. */
  private static Alert lasting(Timeline timeline, String name, int seconds) {
    return new Alert(
        Timeline.labels(name),
        LabelSet.EMPTY,
        timeline.now(),
        timeline.now().plusSeconds(seconds),
        true,
        "",
        timeline.now(),
        ZoneOffset.UTC);
  }

  private static Alert report(Timeline timeline, double start, double end, String annotation) {
    return new Alert(
        Timeline.labels("A1"),
        LabelSet.of("ann", annotation).withoutEmptyValues(),
        Timeline.second(start),
        Timeline.second(end),
        end == 300,
        "",
        timeline.now(),
        ZoneOffset.UTC);
  }

  private static String shown(NotifiedAlert alert) {
    return "from %s%s %s"
        .formatted(
            seconds(alert.startsAt()),
            alert.endsAt().map(end -> " until " + seconds(end)).orElse(""),
            alert.annotations().valueOrEmpty("ann"))
        .strip();
  }

  private static double seconds(Instant time) {
    return Duration.between(Timeline.START, time).toMillis() / 1000.0;
  }

  private static List<String> messagesTo(Timeline timeline, int index) {
    return timeline.notifications().stream()
        .filter(told -> told.destination().index() == index)
        .map(Timeline::alerts)
        .toList();
  }

  private static List<String> toldTo(Timeline timeline, int index) {
    return timeline.notifications().stream()
        .filter(told -> told.destination().index() == index)
        .map(told -> told.reason().text())
        .toList();
  }

  private static Alert withAssumedEnd(Timeline timeline, Instant end) {
    return new Alert(
        Timeline.labels("A1"),
        LabelSet.EMPTY,
        timeline.now(),
        end,
        true,
        "",
        timeline.now(),
        ZoneOffset.UTC);
  }

  private static Alert annotated(Timeline timeline, String value) {
    return new Alert(
        Timeline.labels("A1"),
        LabelSet.of("v", value),
        Timeline.START,
        Timeline.START.plusSeconds(3600),
        false,
        "",
        timeline.now(),
        ZoneOffset.UTC);
  }
}
