package io.tocsin.router.timeline;

import static io.tocsin.router.timeline.Routes.defaults;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.receiver.RunbookIntegration;
import io.tocsin.events.runbookrequests.AlertOrigin;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.model.runbook.RunbookMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runbooks as destinations. */
class RunbookRequestsTest {

  @Test
  void newlyFiringAlertsAskOnceEach() {
    try (var timeline = new Timeline(restarting(RunbookMode.AUTOMATIC).configuration())) {
      timeline.at(0).fires("A1").at(2).fires("A2").at(8);

      assertThat(timeline.runbookRequests())
          .extracting(RunbookRequested::inputs)
          .containsExactly(Map.of("guest", "1"), Map.of("guest", "2"));
    }
  }

  @Test
  void aNewEpisodeAsksAgainUnderAnotherId() {
    try (var timeline = new Timeline(restarting(RunbookMode.AUTOMATIC).configuration())) {
      timeline.at(0).fires("A1").at(2).resolves("A1").at(5).fires("A1").at(8);

      assertThat(timeline.runbookRequests())
          .extracting(RunbookRequested::id)
          .hasSize(2)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void guestThatFiresAgainWithinALivingGroupAsksAgain() {
    try (var timeline = new Timeline(restarting(RunbookMode.AUTOMATIC).configuration())) {
      timeline.at(0).fires("A1", "A2").at(4).resolves("A1").at(8).fires("A1").at(12);

      assertThat(timeline.runbookRequests())
          .extracting(RunbookRequested::inputs)
          .containsExactly(Map.of("guest", "1"), Map.of("guest", "2"), Map.of("guest", "1"));
    }
  }

  @Test
  void guestThatFiresAgainBetweenTwoFlushesAsksAgainUnderAnotherId() {
    try (var timeline = new Timeline(restarting(RunbookMode.AUTOMATIC).configuration())) {
      timeline.at(0).fires("A1", "A2").at(3.2).resolves("A1").at(3.8).fires("A1").at(12);

      assertThat(timeline.runbookRequests())
          .extracting(RunbookRequested::id)
          .hasSize(3)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void whatIsOnlyOfferedIsNotRequested() {
    try (var timeline = new Timeline(restarting(RunbookMode.OFFER).configuration())) {
      timeline.at(0).fires("A1").at(8);

      assertThat(timeline.runbookRequests()).isEmpty();
    }
  }

  @Test
  void requestSaysWhereItsAlertIsKnownFromAndWhereItMayBe() {
    var permitted = List.of("hooks/alertmanager");
    var routes =
        defaults()
            .receiver(
                new RunbookIntegration(
                    "restart-guest", Map.of("guest", "i"), RunbookMode.AUTOMATIC, permitted));
    try (var timeline = new Timeline(routes.configuration())) {
      timeline.at(0).firesAt("hooks/alertmanager", "A1").at(0.5).firesAt("api/v2", "A1").at(8);

      assertThat(timeline.runbookRequests())
          .extracting(RunbookRequested::origin)
          .containsExactly(
              Optional.of(new AlertOrigin(List.of("api/v2", "hooks/alertmanager"), permitted)));
    }
  }

  private static Routes restarting(RunbookMode mode) {
    return defaults().receiver(new RunbookIntegration("restart-guest", Map.of("guest", "i"), mode));
  }
}
