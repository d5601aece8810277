package io.tocsin.runner.execution;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The steps of executions, as far as they have started. */
public interface Steps {
  List<StepProgress> of(UUID executionId);

  /** Starts the step, or returns it if it has started. */
  StepProgress start(Lease lease, int position, String stepId, String type);

  void end(Lease lease, String stepId, StepState state, Map<String, Object> outputs, String note);
}
