package io.tocsin.runner.execution;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Progress of a step. */
public record StepProgress(
    String id,
    String type,
    StepState state,
    Instant startedAt,
    Optional<Instant> finishedAt,
    Map<String, Object> outputs,
    String note) {}
