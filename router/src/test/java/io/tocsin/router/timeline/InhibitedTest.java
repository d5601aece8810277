package io.tocsin.router.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Configuration;
import io.tocsin.events.decisions.DecisionKind;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.RequiredPositions;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What inhibition does to messages: the fourth part of the specification's timelines. */
class InhibitedTest {
  private static final String RULE =
      """
      inhibit_rules:
      - source_matchers: ['sev="crit"']
        target_matchers: ['sev="warn"']
        equal: [cl]
      """;
  private static final String ROUTE =
      """
      group_by: [sev]
      group_wait: 1s
      group_interval: 2s
      repeat_interval: %s
      """;

  @Test
  @Tag("AM-S14")
  @DisplayName("an inhibited alert gets its first notification when its source resolves")
  void toldOnceTheSourceIsOver() {
    try (var timeline = new Timeline(critInhibitsWarn("1h"))) {
      timeline.at(0).posts(crit(timeline, "1"), warn(timeline, "1"));
      timeline.at(3.5).posts(ended(timeline, crit(timeline, "1"))).at(8);

      assertThat(timeline.messages())
          .containsExactlyInAnyOrder(
              "1.0 [C] first notification",
              "5.0 [~C] all alerts resolved",
              "5.0 [W] first notification");
      assertThat(timeline.reasons(DecisionKind.ALERTS_MUTED))
          .singleElement()
          .asString()
          .contains("inhibited by " + crit(timeline, "1").fingerprint());
    }
  }

  @Test
  void sourceThatEndsInSilenceIsForgottenByAllInstances() {
    try (var timeline = new Timeline(critInhibitsWarn("1h"))) {
      var source = crit(timeline, "1");
      timeline.at(0).posts(source.withTimes(Timeline.second(0), Timeline.second(15))).at(14);
      assertThat(timeline.noLongerInhibiting()).isEmpty();

      timeline.at(26);
      assertThat(timeline.noLongerInhibiting()).containsExactly(source.fingerprint().toString());
    }
  }

  @Test
  @Tag("AM-S14b")
  @DisplayName("notified, inhibited and no longer inhibited: nothing until the repeat")
  void freeAgainIsNotToldAgain() {
    try (var timeline = new Timeline(critInhibitsWarn("8s"))) {
      timeline.at(0).posts(warn(timeline, "1"));
      timeline.at(1.5).posts(crit(timeline, "1"));
      timeline.at(4.2).posts(ended(timeline, crit(timeline, "1"))).at(10);

      assertThat(timeline.messages())
          .containsExactly(
              "1.0 [W] first notification",
              "2.5 [C] first notification",
              "4.5 [~C] all alerts resolved",
              "9.0 [W] repeat interval elapsed");
    }
  }

  @Test
  @Tag("AM-S15")
  @DisplayName("labels that both lack are equal")
  void labelsThatBothLackAreEqual() {
    try (var timeline = new Timeline(critInhibitsWarn("1h"))) {
      timeline.at(0).posts(crit(timeline, ""), warn(timeline, "")).at(8);

      assertThat(timeline.messages()).containsExactly("1.0 [C] first notification");
    }
  }

  @Test
  @Tag("AM-S15b")
  @DisplayName("a label that one of them lacks is not equal")
  void labelThatOneLacksIsNotEqual() {
    try (var timeline = new Timeline(critInhibitsWarn("1h"))) {
      timeline.at(0).posts(crit(timeline, "1"), warn(timeline, "")).at(8);

      assertThat(timeline.messages())
          .containsExactlyInAnyOrder("1.0 [C] first notification", "1.0 [W] first notification");
    }
  }

  @Test
  @Tag("AM-S16")
  @Tag("AM-S16b")
  @DisplayName(
      "an alert that matches both sides is inhibited only by one that matches the source side alone")
  void bothSides() {
    try (var timeline = new Timeline(oneInhibitsTheOther())) {
      timeline.at(0).posts(alert(timeline, "X", "a", "1", "b", "1"));
      timeline.posts(alert(timeline, "Y", "a", "1", "b", "1")).at(5);

      assertThat(timeline.messages())
          .containsExactlyInAnyOrder("1.0 [X] first notification", "1.0 [Y] first notification");
    }
    try (var timeline = new Timeline(oneInhibitsTheOther())) {
      timeline.at(0).posts(alert(timeline, "X", "a", "1", "b", "1"));
      timeline.posts(alert(timeline, "S", "a", "1"), alert(timeline, "T", "b", "1")).at(5);

      assertThat(timeline.messages()).containsExactly("1.0 [S] first notification");
    }
  }

  @Test
  @Tag("AM-S16c")
  @DisplayName("an alert on both sides does not hide a pure source")
  void bothSidesHideNobody() {
    try (var timeline = new Timeline(oneInhibitsTheOther())) {
      timeline.at(0).posts(alert(timeline, "S", "a", "1"));
      timeline.at(0.1).posts(alert(timeline, "X", "a", "1", "b", "1")).at(5);

      assertThat(timeline.messages()).containsExactly("1.0 [S] first notification");
    }
  }

  @Test
  @Tag("AM-S17")
  @DisplayName("one of two sources is enough")
  void oneOfTwoSourcesIsEnough() {
    try (var timeline = new Timeline(critInhibitsWarn("1h"))) {
      var second = alert(timeline, "D", "sev", "crit", "cl", "1");
      timeline.at(0).posts(crit(timeline, "1"), warn(timeline, "1"));
      timeline.at(0.1).posts(second).at(3.5).posts(ended(timeline, second)).at(8);

      assertThat(timeline.messages()).noneMatch(message -> message.contains("W"));
    }
  }

  @Test
  @Tag("AM-S18")
  @DisplayName("the source's own route does not matter")
  void routeOfTheSourceDoesNotMatter() {
    var routed = ROUTE.formatted("1h") + "routes: [{receiver: other, matchers: ['sev=\"crit\"']}]";
    try (var timeline = new Timeline(Written.configuration(routed, RULE))) {
      timeline.at(0).posts(crit(timeline, "1"), warn(timeline, "1")).at(2);

      var inhibited =
          timeline.queries().alerts(AlertQuery.ALL, RequiredPositions.ANYTHING).stream()
              .filter(found -> found.alert().name().equals("W"))
              .findFirst()
              .orElseThrow();
      assertThat(inhibited.inhibitedBy()).containsExactly(crit(timeline, "1").fingerprint());
      assertThat(timeline.messages()).containsExactly("1.0 [C] first notification");
    }
  }

  @Test
  @Tag("AM-S18b")
  @DisplayName("a silenced source inhibits all the same")
  void silencedSourceInhibits() {
    try (var timeline = new Timeline(critInhibitsWarn("1h"))) {
      timeline.at(0).silences("s", 0, 3600, "sev=crit");
      timeline.posts(crit(timeline, "1"), warn(timeline, "1")).at(8);

      assertThat(timeline.messages()).isEmpty();
    }
  }

  @Test
  @DisplayName("acc TestInhibiting")
  void inhibiting() {
    try (var timeline = new Timeline(jobDownInhibitsInstanceDown())) {
      timeline
          .at(1)
          .posts(alert(timeline, "T"), instanceDown(timeline, "aa"), instanceDown(timeline, "ab"));
      timeline.at(2.2).posts(jobDown(timeline, "aa"));
      timeline.at(3.6).posts(ended(timeline, jobDown(timeline, "aa"))).at(4.5);

      assertThat(timeline.messages())
          .containsExactly(
              "2.0 [T Iaa Iab] first notification",
              "3.0 [T Iab Jaa] new alerts added",
              "4.0 [T Iaa Iab ~Jaa] new alerts added");
    }
  }

  @Test
  @Tag("AM-acc-TestAlwaysInhibiting")
  @DisplayName("both resolved, so both are notified")
  void alwaysInhibiting() {
    try (var timeline = new Timeline(jobDownInhibitsInstanceDown())) {
      timeline.at(1).posts(instanceDown(timeline, "aa"), jobDown(timeline, "aa"));
      timeline
          .at(2.6)
          .posts(
              ended(timeline, jobDown(timeline, "aa")),
              ended(timeline, instanceDown(timeline, "aa")))
          .at(5);

      assertThat(timeline.messages())
          .containsExactly("2.0 [Jaa] first notification", "3.0 [~Iaa ~Jaa] all alerts resolved");
    }
  }

  @Test
  @Tag("P11")
  @DisplayName("a rule that comes with a reload finds the alerts that fire already")
  void newRuleFindsOldAlerts() {
    try (var timeline = new Timeline(Written.configuration(ROUTE.formatted("1h"), ""))) {
      timeline.at(0).posts(crit(timeline, "1"));
      timeline.at(0.5).reloads(critInhibitsWarn("1h")).at(0.6).posts(warn(timeline, "1")).at(8);

      assertThat(timeline.messages()).containsExactly("1.0 [C] first notification");
    }
  }

  private static Configuration critInhibitsWarn(String repeatInterval) {
    return Written.configuration(ROUTE.formatted(repeatInterval), RULE);
  }

  private static Configuration oneInhibitsTheOther() {
    return Written.configuration(
        """
        group_by: ['...']
        group_wait: 1s
        group_interval: 2s
        """,
        """
        inhibit_rules:
        - source_matchers: ['a="1"']
          target_matchers: ['b="1"']
        """);
  }

  private static Configuration jobDownInhibitsInstanceDown() {
    return Written.configuration(
        """
        group_by: []
        group_wait: 1s
        group_interval: 1s
        repeat_interval: 1s
        """,
        """
        inhibit_rules:
        - source_matchers: ['alertname="J"']
          target_matchers: ['alertname="I"']
          equal: [job, zone]
        """);
  }

  private static Alert crit(Timeline timeline, String cl) {
    return alert(timeline, "C", "sev", "crit", "cl", cl);
  }

  private static Alert warn(Timeline timeline, String cl) {
    return alert(timeline, "W", "sev", "warn", "cl", cl);
  }

  private static Alert instanceDown(Timeline timeline, String zone) {
    return alert(timeline, "I", "zone", zone, "i", zone);
  }

  private static Alert jobDown(Timeline timeline, String zone) {
    return alert(timeline, "J", "zone", zone, "i", zone);
  }

  private static Alert alert(Timeline timeline, String name, String... labels) {
    var all = LabelSet.of(labels).with("alertname", name).withoutEmptyValues();
    return between(all, timeline.now(), timeline.now().plusSeconds(3600), timeline.now());
  }

  private static Alert ended(Timeline timeline, Alert alert) {
    return between(alert.labels(), timeline.now().minusMillis(1), timeline.now(), timeline.now());
  }

  private static Alert between(LabelSet labels, Instant start, Instant end, Instant heard) {
    return new Alert(labels, LabelSet.EMPTY, start, end, false, "", heard, ZoneOffset.UTC);
  }
}
