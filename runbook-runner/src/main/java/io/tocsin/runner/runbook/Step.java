package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * One step of a runbook.
 *
 * @param with parameters of its type, references not yet replaced
 * @param timeout if absent, the default of the type
 */
public record Step(
    String id, String type, ObjectNode with, Optional<Duration> timeout, OnFailure onFailure) {

  /** The parameters with references replaced. */
  public ObjectNode rendered(InputValues inputs) {
    var rendered = with.objectNode();
    with.properties().forEach(field -> rendered.set(field.getKey(), inputs.fill(field.getValue())));
    return rendered;
  }
}
