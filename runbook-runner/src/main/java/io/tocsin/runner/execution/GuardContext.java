package io.tocsin.runner.execution;

import java.time.Instant;
import java.util.Optional;

/**
 * State of the journal at the time of a guard decision. Decisions are serialized, so everything
 * allowed before is counted here.
 *
 * @param lastOwnChange when the execution itself last started a change
 */
public record GuardContext(
    Instant now, History history, Optional<Instant> lastOwnChange, boolean killSwitchPulled) {}
