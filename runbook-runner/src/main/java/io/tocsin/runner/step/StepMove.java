package io.tocsin.runner.step;

import io.tocsin.runner.proxmox.PowerCall;
import java.util.Map;

/** What a step wants next. */
public sealed interface StepMove {
  /** Change something; the engine writes the intention down first. */
  record Act(PowerCall call, String why) implements StepMove {}

  /** Look again in a while. */
  record Wait(String why) implements StepMove {}

  /** Done. */
  record Succeed(boolean withWarnings, Map<String, Object> outputs, String text)
      implements StepMove {}

  record Fail(String text) implements StepMove {}

  /** What happened cannot be proved; a person has to look. */
  record AskHuman(String text) implements StepMove {}
}
