package io.tocsin.runner.approval;

import io.tocsin.runner.access.Actor;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.journal.HumanDecisions.Asked;
import io.tocsin.runner.journal.HumanDecisions.ProxmoxAnswer;
import io.tocsin.runner.problem.PostedText;
import io.tocsin.runner.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person found out about an execution that nobody could prove. Frees its target. */
record Resolution(@Nullable ExecutionState outcome, @Nullable String by, @Nullable String reason) {

  ProxmoxAnswer decide(Asked asked) {
    if (outcome == null || !isOutcome(outcome)) {
      throw new ProblemException(
          400, "The answer is incomplete", "outcome (SUCCEEDED or FAILED) is required");
    }
    if (asked.execution().state() != ExecutionState.NEEDS_HUMAN) {
      throw new ProblemException(
          409,
          "Nothing waits for an answer",
          "execution %s is %s".formatted(asked.execution().id(), asked.execution().state()));
    }
    var given = PostedText.of("/reason", reason);
    var why = given.isBlank() ? "" : ": " + given;
    return new ProxmoxAnswer(
        outcome, "marked by " + Actor.administrator(by).text() + why, Optional.empty());
  }

  private static boolean isOutcome(ExecutionState outcome) {
    return outcome == ExecutionState.SUCCEEDED || outcome == ExecutionState.FAILED;
  }
}
