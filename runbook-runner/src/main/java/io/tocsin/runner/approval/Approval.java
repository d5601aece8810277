package io.tocsin.runner.approval;

import io.tocsin.runner.access.Actor;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.postgres.HumanDecisions.Answer;
import io.tocsin.runner.execution.postgres.HumanDecisions.Pending;
import io.tocsin.runner.problem.PostedText;
import io.tocsin.runner.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An approval or a rejection. One rejection ends the execution.
 *
 * @param by the name under which the administrator decides
 * @param planHash hash of the plan the person was shown; optional, rejected if the plan has changed
 */
record Approval(
    @Nullable Boolean approve,
    @Nullable String by,
    @Nullable String reason,
    @Nullable String planHash) {

  Answer decide(Pending pending, boolean notRequester) {
    var execution = pending.execution();
    if (approve == null) {
      throw new ProblemException(
          400, "The request is incomplete", "approve (true or false) is required");
    }
    if (execution.state() != ExecutionState.AWAITING_APPROVAL) {
      throw new ProblemException(
          409,
          "No approval is pending",
          "execution %s is %s: %s"
              .formatted(execution.id(), execution.state(), execution.reason()));
    }
    if (execution.approvalExpiresAt().map(pending.now()::isAfter).orElse(true)) {
      throw new ProblemException(
          409,
          "The approval has expired",
          "it expired at " + execution.approvalExpiresAt().orElse(null));
    }
    if (planHash != null && !Optional.of(planHash).equals(execution.planHash())) {
      throw new ProblemException(
          409,
          "The plan has changed",
          "the plan is no longer the one you were shown; read the execution again");
    }
    if (notRequester && approve && !execution.automatic()) {
      throw new ProblemException(
          403,
          "Somebody else must approve",
          "%s requested this execution, and its runbook sets notRequester, which cannot be satisfied until user login exists: every approval comes from the administrator; remove spec.approval.notRequester from the runbook"
              .formatted(execution.requestedBy()));
    }
    return answer(approve, Actor.administrator(by).text());
  }

  private Answer answer(boolean yes, String who) {
    var given = PostedText.of("/reason", reason);
    var why = given.isBlank() ? "" : ": " + given;
    return yes
        ? new Answer(ExecutionState.QUEUED, "approved by " + who + why, Optional.of(who))
        : new Answer(ExecutionState.REJECTED, "rejected by " + who + why, Optional.empty());
  }
}
