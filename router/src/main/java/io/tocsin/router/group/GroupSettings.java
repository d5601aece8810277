package io.tocsin.router.group;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * @param tick how often due groups are checked
 * @param notBefore no group is flushed before this time; timers run all the same
 * @param retention how long notification log entries are kept
 * @param nanoTime clock for dividing work into turns; {@link System#nanoTime} except in tests
 */
public record GroupSettings(
    Duration tick, Supplier<Instant> notBefore, Duration retention, LongSupplier nanoTime) {}
