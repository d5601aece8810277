package io.tocsin.router.group;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * @param tick how often due groups are looked for
 * @param notBefore no group is flushed earlier; timers run all the same
 * @param retention after this, what was told may be forgotten
 * @param nanoTime by which work is divided into turns; {@link System#nanoTime} but in tests
 */
public record GroupSettings(
    Duration tick, Supplier<Instant> notBefore, Duration retention, LongSupplier nanoTime) {}
