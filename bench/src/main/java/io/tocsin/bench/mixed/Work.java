package io.tocsin.bench.mixed;

import java.time.Duration;

/**
 * What one subject did in a while, and what it took.
 *
 * @param processorTime of all its processes
 * @param posts of alerts that were answered 200, and those that were not
 * @param reads likewise
 * @param notifications requests that came to its webhook
 * @param residentBytes at the end, of all its processes
 */
public record Work(
    Duration processorTime,
    Requests posts,
    Requests reads,
    long notifications,
    long residentBytes) {}
