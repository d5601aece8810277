package io.tocsin.bench.mixed;

import java.time.Duration;

/**
 * What one subject did in a period, and its cost.
 *
 * @param processorTime of all its processes
 * @param posts of alerts, with and without the response 200
 * @param reads likewise
 * @param notifications requests to its webhook
 * @param residentBytes at the end, of all its processes
 */
public record Work(
    Duration processorTime,
    Requests posts,
    Requests reads,
    long notifications,
    long residentBytes) {}
