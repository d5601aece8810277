package io.tocsin.runner.execution;

import java.time.Instant;
import java.util.Optional;

/**
 * What the journal holds at the moment of a judgement. Nobody else judges meanwhile, so whatever
 * was allowed before is counted here.
 *
 * @param lastOwnChange when the execution itself last began to change something
 */
public record GuardContext(
    Instant now, History history, Optional<Instant> lastOwnChange, boolean killSwitchPulled) {}
