package io.tocsin.runner.execution;

import io.tocsin.runner.proxmox.ErrorClass;
import io.tocsin.runner.proxmox.GuestState;
import io.tocsin.runner.proxmox.PowerCall;
import io.tocsin.runner.proxmox.Upid;
import io.tocsin.runner.step.ActionResult;
import io.tocsin.runner.step.CompletedAction;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One call that changes something, recorded before it is sent.
 *
 * @param number counts from 1 within its step
 * @param before the guest right before the call
 * @param indexWasEmpty whether the node's task list was empty before the call
 * @param fencedUntil until then its first owner may still be sending the call
 * @param errorClass why it failed
 */
public record StepAttempt(
    UUID executionId,
    String stepId,
    int number,
    PowerCall call,
    String why,
    AttemptState state,
    GuestState before,
    boolean indexWasEmpty,
    Instant fencedUntil,
    Instant intentAt,
    Optional<Upid> task,
    Optional<Instant> submittedAt,
    Optional<Instant> settledAt,
    Optional<ErrorClass> errorClass,
    String note) {

  /** The completed action, as the step sees it once the attempt is settled. */
  public CompletedAction past() {
    return new CompletedAction(call.action(), before, intentAt, settledAt.orElseThrow(), result());
  }

  private ActionResult result() {
    return switch (state) {
      case DONE -> new ActionResult.Done(false, note);
      case WARNED -> new ActionResult.Done(true, note);
      case FAILED -> new ActionResult.Failed(errorClass.orElse(ErrorClass.UNKNOWN), note);
      case NOT_STARTED -> new ActionResult.NotStarted(note);
      case UNKNOWN -> new ActionResult.Unknown(note);
      case INTENT, SUBMITTED -> throw new IllegalStateException("attempt " + number + " is open");
    };
  }
}
