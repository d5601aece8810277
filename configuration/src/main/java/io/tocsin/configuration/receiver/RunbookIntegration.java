package io.tocsin.configuration.receiver;

import io.tocsin.model.runbook.RunbookMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code runbook_configs}, Tocsin's own: the runbook for an alert.
 *
 * @param runbook id of the runbook
 * @param inputsFromLabels input name to the label that provides its value, in the order of the file
 * @param sources endpoints whose alerts may start it; empty for all
 */
public record RunbookIntegration(
    String runbook, Map<String, String> inputsFromLabels, RunbookMode mode, List<String> sources)
    implements Integration {

  /** A runbook that alerts of every endpoint may start. */
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

  /** A runbook reacts to firing alerts only. */
  @Override
  public boolean sendResolved() {
    return false;
  }
}
