package io.tocsin.runner.step;

import io.tocsin.runner.proxmox.PowerCall;
import java.util.Map;

/** The next move of a step. */
public sealed interface StepMove {
  /** Change something; the engine records the intent first. */
  record Act(PowerCall call, String why) implements StepMove {}

  /** Check again later. */
  record Wait(String why) implements StepMove {}

  /** The step has succeeded. */
  record Succeed(boolean withWarnings, Map<String, Object> outputs, String text)
      implements StepMove {}

  record Fail(String text) implements StepMove {}

  /** The outcome cannot be proved; a person must decide. */
  record AskHuman(String text) implements StepMove {}
}
