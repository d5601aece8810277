package io.tocsin.runner.step;

import io.tocsin.runner.proxmox.PowerCall;
import java.util.Map;

/** What a step wants next. */
public sealed interface Move {
  /** Change something; the engine writes the intention down first. */
  record Act(PowerCall call, String why) implements Move {}

  /** Look again in a while. */
  record Wait(String why) implements Move {}

  /** Done. */
  record Succeed(boolean withWarnings, Map<String, Object> outputs, String text) implements Move {}

  record Fail(String text) implements Move {}

  /** What happened cannot be proved; a person has to look. */
  record AskHuman(String text) implements Move {}
}
