package io.tocsin.runner.approval;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.runner.database.NeedsDatabase;
import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.postgres.HumanDecisions;
import io.tocsin.runner.problem.ProblemException;
import io.tocsin.runner.runbook.RunbookVersion;
import io.tocsin.runner.runbook.Runbooks;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person approves an execution, or resolves one whose outcome is unknown. */
@Path("/api/v1/executions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ApprovalResource {
  private final HumanDecisions answers;
  private final Runbooks runbooks;

  ApprovalResource(HumanDecisions answers, Runbooks runbooks) {
    this.answers = answers;
    this.runbooks = runbooks;
  }

  @POST
  @Path("approval")
  @NeedsDatabase
  @Consumes(MediaType.APPLICATION_JSON)
  public Answered approve(@PathParam("id") UUID id, @Nullable Approval approval) {
    if (approval == null) {
      throw new ProblemException(
          400, "The request has no body", "send {\"approve\": true, \"reason\": \"why\"}");
    }
    return answers
        .answer(id, pending -> approval.decide(pending, notRequester(pending.execution())))
        .map(Answered::of)
        .orElseThrow(() -> notFound(id));
  }

  @POST
  @Path("resolution")
  @NeedsDatabase
  @Consumes(MediaType.APPLICATION_JSON)
  public Answered resolve(@PathParam("id") UUID id, @Nullable Resolution resolution) {
    if (resolution == null) {
      throw new ProblemException(
          400,
          "The request has no body",
          "send {\"outcome\": \"SUCCEEDED\" or \"FAILED\", \"reason\": \"why\"}");
    }
    return answers.answer(id, resolution::decide).map(Answered::of).orElseThrow(() -> notFound(id));
  }

  private boolean notRequester(Execution execution) {
    return runbooks
        .version(execution.runbook(), execution.runbookVersion())
        .map(RunbookVersion::runbook)
        .map(runbook -> runbook.approval().notRequester())
        .orElse(true);
  }

  private static ProblemException notFound(UUID id) {
    return new ProblemException(404, "No such execution", "there is no execution " + id);
  }

  /** The new state of the execution. */
  record Answered(UUID id, String state, String reason) {
    static Answered of(Execution execution) {
      return new Answered(execution.id(), execution.state().name(), execution.reason());
    }
  }
}
