package io.tocsin.router.timeline;

import static io.tocsin.router.timeline.Routes.defaults;
import static io.tocsin.router.timeline.Routes.equal;
import static io.tocsin.router.timeline.Routes.grouping;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A reload loses, repeats and hurries nothing. */
class ReloadTest {

  @Test
  @DisplayName("S20: groups keep their timers over a reload")
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
  @DisplayName("S21: a renamed receiver is told anew, with the next flush")
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
  @DisplayName(
      "S21b: other group labels make other groups, and the old ones are left without a word")
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
  @DisplayName("P11: a route put before another one does not make its groups new")
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
}
