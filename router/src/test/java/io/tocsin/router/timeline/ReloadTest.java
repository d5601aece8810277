package io.tocsin.router.timeline;

import static io.tocsin.router.timeline.Routes.defaults;
import static io.tocsin.router.timeline.Routes.equal;
import static io.tocsin.router.timeline.Routes.grouping;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Configuration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A reload loses, repeats and hurries nothing. */
class ReloadTest {

  @Test
  @Tag("AM-S20")
  @DisplayName("groups keep their timers over a reload")
  void timersAreKept() {
    try (var timeline = new Timeline(defaults().groupInterval(6).configuration())) {
      timeline
          .at(0)
          .fires("A1")
          .at(2)
          .fires("A2")
          .at(3)
          .reloads(defaults().groupInterval(6).configuration())
          .at(14);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "7.0 [A1 A2] new alerts added");
    }
  }

  @Test
  @Tag("AM-S21")
  @DisplayName("a renamed receiver is notified again with the next flush")
  void renamedReceiverIsToldAnew() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline
          .at(0)
          .fires("A1")
          .at(2)
          .reloads(defaults().receiverNamed("other").configuration())
          .at(6);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "3.0 [A1] first notification");
      assertThat(timeline.notifications().getLast().destination().receiver()).isEqualTo("other");
    }
  }

  @Test
  @Tag("AM-S21b")
  @DisplayName("other group labels make other groups, and the old ones are left without a word")
  void regroupedAlertsAreToldAnew() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline
          .at(0)
          .fires("A1")
          .at(2.5)
          .reloads(defaults().groupBy("alertname", "i").configuration())
          .at(8);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "2.5 [A1] first notification");
      assertThat(timeline.notifications().getLast().groupKey().value())
          .isEqualTo("{}:{alertname=\"A\", i=\"1\"}");
    }
  }

  @Test
  @Tag("P11")
  @DisplayName("a route put before another one does not make its groups new")
  void insertedRouteLeavesOthersAlone() {
    var before = defaults().child(false, grouping("alertname"), equal("alertname", "A"));
    var after =
        defaults()
            .child(false, grouping("alertname"), equal("alertname", "Z"))
            .child(false, grouping("alertname"), equal("alertname", "A"));
    try (var timeline = new Timeline(before.configuration())) {
      timeline.at(0).fires("A1").at(2).reloads(after.configuration()).at(8);

      assertThat(timeline.messages()).containsExactly("1.0 [A1] first notification");
    }
  }

  @Test
  @Tag("AM-S20")
  @DisplayName("a reload rebuilds the groups and notifies early about alerts that joined")
  void strictReloadTellsEarly() {
    try (var timeline = new Timeline(strict())) {
      timeline.at(0).fires("A1").at(2).fires("A2").at(3).reloads(strict()).at(14);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "3.0 [A1 A2] new alerts added");
    }
  }

  @Test
  @Tag("AM-acc-TestReload")
  @DisplayName("after a strict reload the timers start anew")
  void strictReloadStartsTimersAnew() {
    try (var timeline = new Timeline(strict())) {
      timeline.at(1).fires("T1").at(3).reloads(strict()).at(4).fires("T2").at(12);

      assertThat(timeline.messages())
          .containsExactly("2.0 [T1] first notification", "9.0 [T1 T2] new alerts added");
    }
  }

  @Test
  @Tag("AM-T4")
  @DisplayName("with a start delay nothing is flushed before it is over")
  void startDelay() {
    try (var timeline = new Timeline(defaults().configuration(), 4)) {
      timeline.at(0.5).fires("A1").at(1).firesSinceLong("B1").at(5).fires("C1").at(7);

      assertThat(timeline.messages())
          .containsExactlyInAnyOrder(
              "4.0 [A1] first notification",
              "4.0 [B1] first notification",
              "6.0 [C1] first notification");
    }
  }

  @Test
  @DisplayName("5.2 after a flush that the delay held back the interval counts from that flush")
  void phaseBeginsWithTheDelayedFlush() {
    try (var timeline = new Timeline(strict(), 4)) {
      timeline.at(1).fires("T1").at(5).fires("T2").at(12);

      assertThat(timeline.messages())
          .containsExactly("4.0 [T1] first notification", "10.0 [T1 T2] new alerts added");
    }
  }

  @Test
  @Tag("AM-acc-TestColdStart")
  @DisplayName("a reload does not start the delay again")
  void coldStart() {
    try (var timeline = new Timeline(strict(), 5)) {
      timeline.at(1).firesSinceLong("T1").at(2).fires("T2").at(4.5).at(5).reloads(strict());
      timeline.at(6).firesSinceLong("T3").at(7).fires("T4").at(12);

      assertThat(timeline.messages())
          .containsExactly("5.0 [T1 T2] first notification", "11.0 [T1 T2 T3 T4] new alerts added");
    }
  }

  private static Configuration strict() {
    return Written.configuration(
        """
        group_by: [alertname]
        group_wait: 1s
        group_interval: 6s
        """,
        "compatibility: strict");
  }
}
