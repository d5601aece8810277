package io.tocsin.runner.request;

import io.tocsin.runner.execution.ExecutionRequest;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.PinnedVersion;
import io.tocsin.runner.execution.postgres.Executions;
import io.tocsin.runner.execution.postgres.Executions.Added;
import io.tocsin.runner.runbook.InvalidRunbookException;
import io.tocsin.runner.runbook.RunbookVersion;
import io.tocsin.runner.runbook.Runbooks;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Stores start requests, pinned to the newest version of their runbook. Runs nothing. */
@Singleton
@Transactional
class RequestIntake {
  private final Runbooks runbooks;
  private final Executions executions;

  RequestIntake(Runbooks runbooks, Executions executions) {
    this.runbooks = runbooks;
    this.executions = executions;
  }

  /**
   * Stores an invalid request as DENIED with the reason, because no caller waits for a response.
   */
  Added store(ExecutionRequest request) {
    var runbook = runbooks.newest(request.runbook());
    if (runbook.isEmpty()) {
      return executions.add(
          request,
          PinnedVersion.NONE,
          ExecutionState.DENIED,
          "there is no runbook \"" + request.runbook() + "\"");
    }
    return mistakes(request, runbook.get())
        .map(
            e -> add(request, runbook.get(), ExecutionState.DENIED, String.valueOf(e.getMessage())))
        .orElseGet(() -> add(request, runbook.get(), ExecutionState.REQUESTED, "requested"));
  }

  private Added add(
      ExecutionRequest request, RunbookVersion runbook, ExecutionState state, String reason) {
    var pinned = new PinnedVersion(runbook.version(), runbook.hash());
    return executions.add(request, pinned, state, reason);
  }

  /** Validates the inputs, so that a REST caller gets the errors directly. */
  Optional<InvalidRunbookException> mistakes(ExecutionRequest request, RunbookVersion runbook) {
    try {
      runbook.runbook().inputs(request.inputs());
      return Optional.empty();
    } catch (InvalidRunbookException e) {
      return Optional.of(e);
    }
  }

  Optional<RunbookVersion> runbook(String id) {
    return runbooks.newest(id);
  }
}
