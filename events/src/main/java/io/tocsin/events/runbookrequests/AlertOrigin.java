package io.tocsin.events.runbookrequests;

import java.util.List;

/**
 * Where the alert behind a request came from, and where it has to.
 *
 * @param sources all that the alert is known from
 * @param permitted what {@code sources} in the receiver's {@code runbook_configs} names; empty if
 *     it names none
 */
public record AlertOrigin(List<String> sources, List<String> permitted) {
  public AlertOrigin {
    sources = List.copyOf(sources);
    permitted = List.copyOf(permitted);
  }
}
