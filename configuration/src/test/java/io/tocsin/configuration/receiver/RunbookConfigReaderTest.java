package io.tocsin.configuration.receiver;

import static io.tocsin.configuration.Reading.integration;
import static io.tocsin.configuration.Reading.mistakesIn;
import static io.tocsin.configuration.Reading.withReceiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.runbook.RunbookMode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunbookConfigReaderTest {

  @Test
  void nothingRunsUnlessSomebodyWroteThatItMay() {
    assertThat(runbook("{runbook: restart-guest}"))
        .isEqualTo(new RunbookIntegration("restart-guest", Map.of(), RunbookMode.OFFER));
  }

  @ParameterizedTest
  @EnumSource
  void everyModeCanBeWritten(RunbookMode mode) {
    var keys = "{runbook: r, inputs: {vmid: guest_id}, mode: %s}";

    assertThat(runbook(keys.formatted(mode.name().toLowerCase(java.util.Locale.ROOT))))
        .isEqualTo(new RunbookIntegration("r", Map.of("vmid", "guest_id"), mode));
  }

  @Test
  void sourcesNameEndpoints() {
    assertThat(runbook("{runbook: r, sources: [api/v2, hooks/alertmanager/dc1]}").sources())
        .containsExactly("api/v2", "hooks/alertmanager/dc1");
    assertThat(mistakesIn(withReceiver("runbook_configs: [{runbook: r, sources: [alertmanager]}]")))
        .containsExactly(
            "line 5: receivers[0].runbook_configs[0].sources[0]: expected an endpoint for alerts,"
                + " api/v2 or hooks/alertmanager with or without a name below it, not"
                + " \"alertmanager\"");
  }

  @Test
  void whatIsRefused() {
    assertThat(mistakesIn(withReceiver("runbook_configs: [{mode: always, inputs: {a: ''}}]")))
        .containsExactlyInAnyOrder(
            "line 5: receivers[0].runbook_configs[0]: missing runbook id in runbook config",
            "line 5: receivers[0].runbook_configs[0].mode: expected automatic, approve or offer, not"
                + " \"always\"",
            "line 5: receivers[0].runbook_configs[0].inputs: input \"a\" needs the name of a label");
  }

  private static RunbookIntegration runbook(String keys) {
    return integration(RunbookIntegration.class, "runbook_configs: [" + keys + "]");
  }
}
