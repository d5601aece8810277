package io.tocsin.runner.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.postgres.HumanDecisions.Pending;
import io.tocsin.runner.problem.ProblemException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApprovalTest {
  private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");

  @Test
  void recordNamesWhoWasAuthenticatedAndTheGivenNameBesideIt() {
    assertThat(approval("mara").decide(asked(true), false).approvedBy())
        .contains("administrator (as: mara)");
    assertThat(approval(null).decide(asked(true), false).approvedBy()).contains("administrator");
  }

  @Test
  void anotherNameDoesNotMakeASecondPerson() {
    var refused =
        catchThrowableOfType(
            ProblemException.class, () -> approval("bert").decide(asked(false), true));

    assertThat(refused.problem().status()).isEqualTo(403);
    assertThat(refused.problem().detail())
        .contains("administrator (as: anna)", "notRequester", "spec.approval.notRequester");
  }

  @Test
  void executionThatAnAlertRequestedIsApprovedBySomebodyElse() {
    assertThat(approval("bert").decide(asked(true), true).state()).isEqualTo(ExecutionState.QUEUED);
  }

  @Test
  void requesterMayAlwaysSayNo() {
    assertThat(new Approval(false, "anna", null, null).decide(asked(false), true).state())
        .isEqualTo(ExecutionState.REJECTED);
  }

  private static Approval approval(String by) {
    return new Approval(true, by, null, null);
  }

  private static Pending asked(boolean automatic) {
    return new Pending(
        new Execution(
            UUID.randomUUID(),
            "restart",
            1,
            "hash",
            automatic,
            false,
            automatic ? "receiver:web" : "administrator (as: anna)",
            "",
            NOW,
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ExecutionState.AWAITING_APPROVAL,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.of(NOW.plusSeconds(60)),
            Optional.empty(),
            Optional.empty(),
            NOW,
            Optional.empty(),
            Optional.empty()),
        NOW);
  }
}
