package io.tocsin.router.timeline;

import static io.tocsin.router.timeline.Routes.defaults;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.decisions.DecisionKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What silences do to messages: the third part of the specification's timelines. */
class SilencedTest {

  @Test
  @Tag("AM-S10")
  @DisplayName("an alert silenced from the start gets its first notification afterwards")
  void silencedFromTheStartIsToldAfterwards() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1").at(0.1).silences("s", 0.1, 4, "alertname=A").at(8);

      assertThat(timeline.messages()).containsExactly("5.0 [A1] first notification");
      assertThat(timeline.reasons(DecisionKind.ALERTS_MUTED)).containsExactly("silenced by s");
    }
  }

  @Test
  @Tag("AM-S11")
  @DisplayName("a resolve under a silence is never sent; the refire is taken for going on")
  void resolveUnderASilenceIsNeverSent() {
    try (var timeline = new Timeline(defaults().repeatInterval(6).configuration())) {
      timeline.at(0).fires("A1").at(1.5).silences("s", 1.5, 4.5, "alertname=A");
      timeline.at(2).resolves("A1").at(5.5).fires("A1").at(10);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "8.5 [A1] repeat interval elapsed");
    }
  }

  @Test
  @DisplayName(
      "a resolve during a silence is notified when its source repeats it after the silence")
  void resolveSaidAgainAfterTheSilenceIsSent() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1").at(1.5).silences("s", 1.5, 4.5, "alertname=A");
      timeline.at(2).resolves("A1").at(4).saysEndAgain(2, "A1").at(6).saysEndAgain(2, "A1").at(9);
      timeline.saysEndAgain(2, "A1").at(12);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "6.0 [~A1] all alerts resolved");
    }
  }

  @Test
  @DisplayName("The same where others of the group still fire")
  void resolveSaidAgainJoinsTheOthers() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1", "A2").at(1.5).silences("s", 1.5, 4.5, "i=1");
      timeline.at(2).resolves("A1").at(6).saysEndAgain(2, "A1").at(12).saysEndAgain(2, "A1").at(16);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1 A2] first notification", "7.0 [~A1 A2] some alerts resolved");
      assertThat(timeline.reasons(DecisionKind.ALERTS_JOINED)).hasSize(2);
    }
  }

  @Test
  @Tag("AM-S12")
  @DisplayName("an alert that resolves while silenced is missing in the last message")
  void resolveWhileSilencedIsMissing() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1", "A2").at(1.5).silences("s", 1.5, 3600, "i=1");
      timeline.at(4).resolves("A1", "A2").at(8);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1 A2] first notification", "5.0 [~A2] all alerts resolved");
    }
  }

  @Test
  @Tag("AM-S13")
  @DisplayName("notified, silenced and no longer silenced: nothing until the repeat")
  void freeAgainIsNotToldAgain() {
    try (var timeline = new Timeline(defaults().repeatInterval(8).configuration())) {
      timeline.at(0).fires("A1").at(1.5).silences("s", 1.5, 4, "alertname=A").at(10);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "9.0 [A1] repeat interval elapsed");
    }
  }

  @Test
  @Tag("AM-S13b")
  @DisplayName("a repeat went out without it, so it counts as new")
  void repeatWithoutItMakesItNew() {
    var routes = defaults().groupInterval(1).repeatInterval(2.5);
    try (var timeline = new Timeline(routes.configuration())) {
      timeline.at(0).fires("A1", "A2").at(1.5).silences("s", 1.5, 5.5, "i=1").at(6.5);

      assertThat(timeline.messages())
          .containsExactly(
              "1.0 [A1 A2] first notification",
              "4.0 [A2] repeat interval elapsed",
              "6.0 [A1 A2] new alerts added");
    }
  }

  @Test
  @Tag("AM-T7")
  @DisplayName("a repeat that was due under the silence comes with the first flush after it")
  void overdueRepeatComesAfterTheSilence() {
    var routes = defaults().groupInterval(1).repeatInterval(3);
    try (var timeline = new Timeline(routes.configuration())) {
      timeline.at(0).fires("A").at(1.5).silences("s", 1.5, 7.2, "alertname=A").at(9);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A] first notification", "8.0 [A] repeat interval elapsed");
    }
  }

  @Test
  @Tag("AM-acc-TestSilencing")
  @DisplayName("the silenced one is missing for as long as the silence lasts")
  void silencing() {
    var routes = defaults().groupBy().groupInterval(1).repeatInterval(0.001);
    try (var timeline = new Timeline(routes.configuration())) {
      timeline.at(1).fires("T1", "T2").at(2.3).silences("s", 2.5, 4.5, "i=1").at(5.5);

      assertThat(timeline.messages())
          .containsExactly(
              "2.0 [T1 T2] first notification",
              "3.0 [T2] repeat interval elapsed",
              "4.0 [T2] repeat interval elapsed",
              "5.0 [T1 T2] new alerts added");
    }
  }

  @Test
  @Tag("AM-acc-TestSilenceDelete")
  @DisplayName("an expired silence is respected no longer")
  void silenceDelete() {
    var routes = defaults().groupBy().groupInterval(1).repeatInterval(0.001);
    try (var timeline = new Timeline(routes.configuration())) {
      timeline.at(1).fires("T1", "T2").at(1.3).silences("s", 1.5, 100, "i=~.+");
      timeline.at(3.5).silences("s", 1.5, 3.5, "i=~.+").at(4.2);

      assertThat(timeline.messages()).containsExactly("4.0 [T1 T2] first notification");
    }
  }
}
