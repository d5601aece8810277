package io.tocsin.runner.execution;

import io.tocsin.runner.output.StoredText;
import io.tocsin.runner.proxmox.Upid;
import io.tocsin.runner.step.ActionResult;
import java.util.List;
import java.util.UUID;

/** The attempts of a step: what became of each changing call. */
public interface Attempts {
  List<StepAttempt> of(UUID executionId, String stepId);

  /** All attempts of the execution, in no particular order. */
  List<StepAttempt> of(UUID executionId);

  /** False if the task already belongs to another attempt. */
  boolean submitted(Lease lease, StepAttempt attempt, Upid task);

  /** Stores the task log of the attempt. */
  void keepLog(Lease lease, StepAttempt attempt, StoredText log);

  void settle(Lease lease, StepAttempt attempt, ActionResult result);
}
