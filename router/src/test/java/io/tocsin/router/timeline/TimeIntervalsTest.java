package io.tocsin.router.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Configuration;
import io.tocsin.events.decisions.DecisionKind;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.GroupFound;
import io.tocsin.events.query.RequiredPositions;
import io.tocsin.model.matcher.Matchers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What time intervals do to messages: part of the fifth section of the timelines. */
class TimeIntervalsTest {
  private static final String INTERVALS =
      """
      time_intervals:
      - name: allday
        time_intervals: [{times: [{start_time: '00:00', end_time: '24:00'}]}]
      - name: never
        time_intervals: [{years: ['1999']}]
      """;

  @Test
  @Tag("AM-S19")
  @DisplayName("a muted alert is notified at once when a reload removes its interval")
  void muteInterval() {
    try (var timeline = new Timeline(on("mute_time_intervals: [allday]", "strict"))) {
      timeline.at(0).fires("A").at(2);
      assertThat(group(timeline).alerts().getFirst().mutedBy()).containsExactly("allday");
      assertThat(timeline.queries().groups(unmuted(), RequiredPositions.ANYTHING)).isEmpty();
      assertThat(
              timeline
                  .queries()
                  .alerts(AlertQuery.ALL, RequiredPositions.ANYTHING)
                  .getFirst()
                  .isSuppressed())
          .isFalse();

      timeline.at(4).reloads(on("", "strict")).at(8);

      assertThat(timeline.messages()).containsExactly("4.0 [A] first notification");
      assertThat(timeline.reasons(DecisionKind.ALERTS_MUTED))
          .containsExactly("inside the mute time intervals allday");
    }
  }

  @Test
  @Tag("AM-S19")
  @DisplayName("notified with the next flush after the reload")
  void muteIntervalAndKeptTimers() {
    try (var timeline = new Timeline(on("mute_time_intervals: [allday]", "tocsin"))) {
      timeline.at(0).fires("A").at(4).reloads(on("", "tocsin")).at(8);

      assertThat(timeline.messages()).containsExactly("5.0 [A] first notification");
    }
  }

  @Test
  @Tag("AM-S19b")
  @DisplayName("a resolve that a mute swallowed comes out at a strict reload")
  void swallowedResolve() {
    try (var timeline = new Timeline(on("repeat_interval: 8s", "strict"))) {
      timeline.at(0).fires("A").at(1.5).reloads(on("mute_time_intervals: [allday]", "strict"));
      timeline.at(2).resolves("A").at(5).reloads(on("", "strict")).at(5.5).fires("A").at(9);

      assertThat(timeline.messages())
          .containsExactly(
              "1.0 [A] first notification",
              "5.0 [~A] all alerts resolved",
              "6.5 [A] first notification");
    }
  }

  @Test
  @Tag("AM-11")
  @DisplayName("outside of all active intervals a route is mute, and all of them are named")
  void activeInterval() {
    try (var timeline = new Timeline(on("active_time_intervals: [never]", "tocsin"))) {
      timeline.at(0).fires("A").at(6);

      assertThat(timeline.messages()).isEmpty();
      assertThat(group(timeline).alerts().getFirst().mutedBy()).containsExactly("never");
      assertThat(timeline.reasons(DecisionKind.ALERTS_MUTED))
          .containsExactly("outside the active time intervals never");
    }
    try (var timeline = new Timeline(on("active_time_intervals: [never, allday]", "tocsin"))) {
      timeline.at(0).fires("A").at(6);

      assertThat(timeline.messages()).containsExactly("1.0 [A] first notification");
    }
  }

  private static GroupFound group(Timeline timeline) {
    return timeline.queries().groups(AlertQuery.ALL, RequiredPositions.ANYTHING).getFirst();
  }

  private static AlertQuery unmuted() {
    return new AlertQuery(
        Matchers.NONE, Optional.empty(), true, true, true, false, Optional.empty());
  }

  private static Configuration on(String routeOption, String compatibility) {
    var child = List.of("- receiver: hook", "matchers: ['alertname=\"A\"']", routeOption);
    return Written.configuration(
        """
        group_by: [alertname]
        group_wait: 1s
        group_interval: 2s
        routes:
        """
            + String.join("\n  ", child),
        INTERVALS + "compatibility: " + compatibility + "\n");
  }
}
