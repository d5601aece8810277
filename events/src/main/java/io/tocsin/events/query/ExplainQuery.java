package io.tocsin.events.query;

import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert to be explained, whether it is known or not.
 *
 * @param at the moment for which it is asked; empty for now. Timers and what was told are always
 *     those of now
 */
public record ExplainQuery(LabelSet labels, Optional<Instant> at) {}
