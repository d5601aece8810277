package io.tocsin.runner.engine;

import static io.tocsin.runner.access.TestingAdministrator.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.guard.TestingGuards;
import io.tocsin.testkit.kafka.KafkaResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Automation that would do harm stops itself. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class BrakeTest extends CrashLab {
  /** Other tests change guests, too, in the same hour. */
  private static final Map<String, String> ALONE = Map.of("changes-per-hour", "100000");

  private Guards usual;

  @BeforeEach
  void takeUsualGuards() {
    usual = TestingGuards.with(ALONE);
    saveRunbook("restart-often", "", RESTART);
  }

  @Override
  Guards guards() {
    return usual;
  }

  @Test
  @Tag("F55")
  @DisplayName("the third guest of a node within minutes needs a person")
  void massAlertAsksAPerson() {
    var guests = new ArrayList<Integer>();
    for (int i = 0; i < 8; i++) {
      guests.add(runningGuest());
    }

    assertThat(after(guests.get(0))).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(after(guests.get(1))).isEqualTo(ExecutionState.SUCCEEDED);

    assertThat(after(guests.get(2))).isEqualTo(ExecutionState.AWAITING_APPROVAL);
    assertThat(fake.mutations(guests.get(2))).isEmpty();
  }

  @Test
  @Tag("F55")
  @DisplayName("many requests at once need a person, the first of them, too")
  void requestsThatArriveTogetherAskAPerson() {
    var requested = new ArrayList<UUID>();
    for (int i = 0; i < 7; i++) {
      requested.add(request("restart-often", runningGuest()));
    }
    requested.forEach(_ -> work());

    assertThat(requested)
        .allSatisfy(
            execution -> assertThat(state(execution)).isEqualTo(ExecutionState.AWAITING_APPROVAL));
    assertThat(fake.mutations().all()).filteredOn(m -> m.vmid() != 999).isEmpty();
  }

  @Test
  @Tag("F54")
  @Tag("L-41")
  @DisplayName("after ten changes in an hour a cluster needs a person")
  void changesOfAClusterAreCapped() {
    var settings = new HashMap<>(ALONE);
    settings.put("mass-alert-guests", "1000");
    settings.put("mass-alert-percent", "100");
    usual = TestingGuards.with(settings);
    var states = new ArrayList<ExecutionState>();
    for (int i = 0; i < 11; i++) {
      states.add(after(runningGuest()));
    }

    assertThat(states.subList(0, 10)).containsOnly(ExecutionState.SUCCEEDED);
    assertThat(states.getLast()).isEqualTo(ExecutionState.AWAITING_APPROVAL);
  }

  @Test
  @DisplayName("a guest that was repaired three times in a day is left to a person")
  void flappingGuestIsLeftToAPerson() {
    int vmid = runningGuest();
    assertThat(List.of(after(vmid), after(vmid), after(vmid)))
        .containsOnly(ExecutionState.SUCCEEDED);

    assertThat(after(vmid)).isEqualTo(ExecutionState.SUPPRESSED);
    assertThat(fake.mutations(vmid)).hasSize(3);
  }

  @Test
  @DisplayName("a runbook that fails three times in a row waits to be armed again")
  void failingRunbookIsDisarmed() {
    saveRunbook("restart-in-vain", "", RESTART);
    int vmid = runningGuest();
    fake.change(vmid, guest -> guest.withQmpStatus("io-error"));
    for (int i = 0; i < 3; i++) {
      assertThat(over("restart-in-vain", vmid).state()).isEqualTo(ExecutionState.FAILED);
    }

    var fourth = over("restart-in-vain", vmid);
    arm("restart-in-vain");
    var fifth = over("restart-in-vain", vmid);

    assertThat(fourth.state()).isEqualTo(ExecutionState.DENIED);
    assertThat(fourth.reason()).contains("disarmed", "/api/v1/runbooks/restart-in-vain/arming");
    assertThat(fifth.state()).isEqualTo(ExecutionState.FAILED);
  }

  private ExecutionState after(int vmid) {
    return over("restart-often", vmid).state();
  }

  /** Until it is over or waits for a person. */
  private Execution over(String runbook, int vmid) {
    var execution = request(runbook, vmid);
    work();
    if (state(execution) != ExecutionState.AWAITING_APPROVAL) {
      finish(execution);
    }
    return executions.find(execution).orElseThrow();
  }

  private static void arm(String runbook) {
    given()
        .contentType("application/json")
        .body("{\"by\": \"anna\", \"reason\": \"its storage has room again\"}")
        .post("/api/v1/runbooks/" + runbook + "/arming")
        .then()
        .statusCode(200);
  }
}
