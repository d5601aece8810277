package io.tocsin.router.observe;

import java.time.Duration;

/**
 * @param tick how often due work is looked for
 * @param keepResolved how long a resolved alert is remembered, for joining it with late reports
 */
public record ObserveSettings(Duration tick, Duration keepResolved) {}
