package io.tocsin.router.timeline;

import static io.tocsin.router.timeline.Routes.defaults;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.router.mute.MuteStage;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What muting does to messages, whatever the stage that mutes. */
class MutingTest {

  @Test
  @DisplayName("S12: an alert that resolves while muted is never told to be over")
  void resolveWhileMutedIsNotTold() {
    try (var timeline = new Timeline(defaults().configuration(), mutingA1Between(1.5, 4.5))) {
      timeline.at(0).fires("A1", "A2").at(4).resolves("A1", "A2").at(8);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1 A2] first notification", "5.0 [~A1 ~A2] all alerts resolved");
    }
    try (var timeline = new Timeline(defaults().configuration(), mutingA1Between(1.5, 9))) {
      timeline.at(0).fires("A1", "A2").at(4).resolves("A1", "A2").at(8);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1 A2] first notification", "5.0 [~A2] all alerts resolved");
    }
  }

  @Test
  @DisplayName("S10: muted from the start, told for the first time afterwards")
  void mutedFromTheStartIsToldAfterwards() {
    try (var timeline = new Timeline(defaults().configuration(), mutingA1Between(0, 4))) {
      timeline.at(0).fires("A1").at(6);

      assertThat(timeline.messages()).containsExactly("5.0 [A1] first notification");
    }
  }

  @Test
  @DisplayName("S13: told, muted, unmuted: nothing until the repeat")
  void unmutedIsNotToldAgain() {
    try (var timeline =
        new Timeline(defaults().repeatInterval(8).configuration(), mutingA1Between(1.5, 4))) {
      timeline.at(0).fires("A1").at(10);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "9.0 [A1] repeat interval elapsed");
    }
  }

  private static MuteStage mutingA1Between(double from, double until) {
    return (alerts, route, now) ->
        isBetween(now, from, until)
            ? alerts.stream()
                .filter(alert -> !alert.labels().equals(Timeline.labels("A1")))
                .toList()
            : alerts;
  }

  private static boolean isBetween(Instant now, double from, double until) {
    return !now.isBefore(Timeline.second(from)) && now.isBefore(Timeline.second(until));
  }
}
