package io.tocsin.events.runbookrequests;

import java.util.List;

/**
 * The sources of the alert behind a start request, and the permitted ones.
 *
 * @param sources all sources of the alert
 * @param permitted {@code sources} of the receiver's {@code runbook_configs}; empty if not set
 */
public record AlertOrigin(List<String> sources, List<String> permitted) {
  public AlertOrigin {
    sources = List.copyOf(sources);
    permitted = List.copyOf(permitted);
  }
}
