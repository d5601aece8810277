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
 * The outcome that a person determined for an execution in state NEEDS_HUMAN. Releases its target.
 */
record Resolution(@Nullable ExecutionState outcome, @Nullable String by, @Nullable String reason) {

  Answer decide(Pending pending) {
    if (outcome == null || !isOutcome(outcome)) {
      throw new ProblemException(
          400, "The request is incomplete", "outcome (SUCCEEDED or FAILED) is required");
    }
    if (pending.execution().state() != ExecutionState.NEEDS_HUMAN) {
      throw new ProblemException(
          409,
          "No resolution is pending",
          "execution %s is %s".formatted(pending.execution().id(), pending.execution().state()));
    }
    var given = PostedText.of("/reason", reason);
    var why = given.isBlank() ? "" : ": " + given;
    return new Answer(
        outcome, "marked by " + Actor.administrator(by).text() + why, Optional.empty());
  }

  private static boolean isOutcome(ExecutionState outcome) {
    return outcome == ExecutionState.SUCCEEDED || outcome == ExecutionState.FAILED;
  }
}
