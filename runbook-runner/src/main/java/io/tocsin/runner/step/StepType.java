package io.tocsin.runner.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * A kind of step. It decides and nothing else: the engine observes, calls, writes the journal, and
 * after a crash asks again with what the journal holds.
 */
public interface StepType {
  /** As written in a runbook. */
  String name();

  /** Changes something outside. */
  boolean mutates();

  /** JSON Schema of each parameter, by name. */
  JsonNode parameters();

  Duration defaultTimeout();

  /** What comes next. Pure: the same situation always gives the same move. */
  StepMove next(StepSituation situation);
}
