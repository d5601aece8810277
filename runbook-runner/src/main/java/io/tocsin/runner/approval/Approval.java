package io.tocsin.runner.approval;

import io.tocsin.runner.access.Actor;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.journal.HumanDecisions.Asked;
import io.tocsin.runner.journal.HumanDecisions.ProxmoxAnswer;
import io.tocsin.runner.problem.PostedText;
import io.tocsin.runner.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A yes or a no. One no ends it.
 *
 * @param by as whom the administrator says it
 * @param planHash what the person was shown; optional, refused if it is no longer so
 */
record Approval(
    @Nullable Boolean approve,
    @Nullable String by,
    @Nullable String reason,
    @Nullable String planHash) {

  ProxmoxAnswer decide(Asked asked, boolean notRequester) {
    var execution = asked.execution();
    if (approve == null) {
      throw new ProblemException(
          400, "The answer is incomplete", "approve (true or false) is required");
    }
    if (execution.state() != ExecutionState.AWAITING_APPROVAL) {
      throw new ProblemException(
          409,
          "Nothing waits for an answer",
          "execution %s is %s: %s"
              .formatted(execution.id(), execution.state(), execution.reason()));
    }
    if (execution.approvalExpiresAt().map(asked.now()::isAfter).orElse(true)) {
      throw new ProblemException(
          409, "Too late", "the question lapsed at " + execution.approvalExpiresAt().orElse(null));
    }
    if (planHash != null && !Optional.of(planHash).equals(execution.planHash())) {
      throw new ProblemException(
          409, "The plan has changed", "what would run is no longer what you were shown");
    }
    if (notRequester && approve && !execution.automatic()) {
      throw new ProblemException(
          403,
          "Somebody else has to approve",
          "%s requested this execution, and its runbook says notRequester, which nobody can satisfy until people can sign in: everybody who approves is the administrator; remove spec.approval.notRequester from the runbook"
              .formatted(execution.requestedBy()));
    }
    return answer(approve, Actor.administrator(by).text());
  }

  private ProxmoxAnswer answer(boolean yes, String who) {
    var given = PostedText.of("/reason", reason);
    var why = given.isBlank() ? "" : ": " + given;
    return yes
        ? new ProxmoxAnswer(ExecutionState.QUEUED, "approved by " + who + why, Optional.of(who))
        : new ProxmoxAnswer(ExecutionState.REJECTED, "rejected by " + who + why, Optional.empty());
  }
}
