package io.tocsin.router.timeline;

import static io.tocsin.router.timeline.Routes.defaults;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.configuration.InvalidConfigurationException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where no report could arrive for a while, silence is no end. Leases are four minutes long. */
class GapTest {

  @Test
  @Tag("F23")
  @Tag("F20")
  @DisplayName("what ran out while the process stood still is firing when it wakes up")
  void standingStillResolvesNothing() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1", 0, 240).at(5).skipsTo(600).at(601).fires("A1", 0, 841).at(700);

      assertThat(timeline.messages()).containsExactly("1.0 [A1] first notification");
    }
  }

  @Test
  @Tag("F23")
  @DisplayName("an alert that is not repeated after the pause resolves five minutes later")
  void silenceAfterwardsResolves() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1", 0, 240).at(5).skipsTo(600).at(905);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "900.0 [~A1] all alerts resolved");
    }
  }

  @Test
  @Tag("F23")
  @DisplayName("a resolve reported by the source counts at once")
  void reportedEndCounts() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1", 0, 240).at(5).skipsTo(600).at(601).resolves("A1").at(605);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "602.0 [~A1] all alerts resolved");
    }
  }

  @Test
  @Tag("F25")
  @DisplayName("what runs out while no alert can be accepted goes on firing")
  void closedIntakeResolvesNothing() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1", 0, 240).at(200);
      for (int second = 200; second <= 500; second += 10) {
        timeline.missesReports().at(second);
      }
      timeline.at(510).fires("A1", 0, 750).at(740);

      assertThat(timeline.messages()).containsExactly("1.0 [A1] first notification");
    }
  }

  @Test
  @Tag("F25")
  @DisplayName("what ran out before the intake was closed is over")
  void endBeforeTheGapIsAnEnd() {
    try (var timeline = new Timeline(defaults().configuration())) {
      timeline.at(0).fires("A1", 0, 3.5).at(4).missesReports().at(10);

      assertThat(timeline.messages())
          .containsExactly("1.0 [A1] first notification", "5.0 [~A1] all alerts resolved");
    }
  }

  @Test
  @DisplayName("Alertmanager resolves what ran out meanwhile, and so does strict")
  void strictResolves() throws InvalidConfigurationException {
    var strict =
        """
        compatibility: strict
        route: {receiver: hook, group_by: [alertname], group_wait: 1s, group_interval: 2s}
        receivers: [{name: hook, webhook_configs: [{url: 'http://hook.example/'}]}]
        """;
    try (var timeline = new Timeline(ConfigurationReader.read(strict, Path.of("/nowhere")))) {
      timeline.at(0).fires("A1", 0, 240).at(5).skipsTo(600).at(603);

      assertThat(timeline.messages()).hasSize(2).last().asString().contains("[~A1]");
    }
  }
}
