package io.tocsin.router.observe;

import java.time.Duration;

/**
 * @param tick how often due work is checked
 * @param keepResolved how long a resolved alert is kept to merge it with late reports
 */
public record ObserveSettings(Duration tick, Duration keepResolved) {}
