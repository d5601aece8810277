package io.tocsin.configuration.receiver;

import io.tocsin.model.runbook.RunbookMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code runbook_configs}, ours: what may be done about an alert.
 *
 * @param runbook id of the runbook
 * @param inputsFromLabels in the order of the file, input name to the label its value is taken from
 * @param sources endpoints whose alerts may ask for it; empty for every one
 */
public record RunbookIntegration(
    String runbook, Map<String, String> inputsFromLabels, RunbookMode mode, List<String> sources)
    implements Integration {

  /** One that every endpoint's alerts may ask for. */
  public RunbookIntegration(
      String runbook, Map<String, String> inputsFromLabels, RunbookMode mode) {
    this(runbook, inputsFromLabels, mode, List.of());
  }

  public RunbookIntegration {
    sources = List.copyOf(sources);
    inputsFromLabels = Collections.unmodifiableMap(new LinkedHashMap<>(inputsFromLabels));
  }

  @Override
  public String type() {
    return "runbook";
  }

  /** A runbook is about a trouble, not about its end. */
  @Override
  public boolean sendResolved() {
    return false;
  }
}
