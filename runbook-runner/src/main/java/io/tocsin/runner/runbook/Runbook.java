package io.tocsin.runner.runbook;

import java.util.List;
import java.util.Map;

/**
 * A validated runbook.
 *
 * @param owner who is responsible for it, may be empty
 * @param sources endpoints whose alerts may start it; empty for all
 * @param target the guest it acts on, or a reference to the input that names it
 */
public record Runbook(
    String id,
    String title,
    String owner,
    Map<String, InputDefinition> inputs,
    String target,
    Limits limits,
    ApprovalRule approval,
    List<String> sources,
    List<Step> steps) {

  public Runbook {
    inputs = Map.copyOf(inputs);
    sources = List.copyOf(sources);
    steps = List.copyOf(steps);
  }

  /**
   * @throws InvalidRunbookException if an input is missing, unknown or of the wrong type
   */
  public InputValues inputs(Map<String, String> given) throws InvalidRunbookException {
    return InputValues.of(inputs, given);
  }

  public String target(InputValues values) {
    return values.fillText(target);
  }
}
