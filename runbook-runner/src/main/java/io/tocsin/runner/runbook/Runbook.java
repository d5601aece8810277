package io.tocsin.runner.runbook;

import java.util.List;
import java.util.Map;

/**
 * A checked runbook.
 *
 * @param owner who answers for it, possibly empty
 * @param sources endpoints whose alerts may ask for it; empty for every one
 * @param target the guest it is about, or a reference to the input that names it
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
