package io.tocsin.runner.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * A step type. It only decides: the engine observes the guest, makes the calls and writes the
 * journal, and after a crash asks again with the state in the journal.
 */
public interface StepType {
  /** The name in a runbook. */
  String name();

  /** Whether it changes the guest. */
  boolean mutates();

  /** JSON Schema of each parameter, by name. */
  JsonNode parameters();

  Duration defaultTimeout();

  /** The next move. Pure: the same situation always gives the same move. */
  StepMove next(StepSituation situation);
}
