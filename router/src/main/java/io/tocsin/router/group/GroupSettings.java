package io.tocsin.router.group;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * @param tick how often due groups are looked for
 * @param notBefore no group is flushed earlier; timers run all the same
 * @param retention after this, what was told may be forgotten
 */
public record GroupSettings(Duration tick, Supplier<Instant> notBefore, Duration retention) {}
