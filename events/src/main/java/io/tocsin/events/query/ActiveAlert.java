package io.tocsin.events.query;

import io.tocsin.model.label.Fingerprint;
import java.time.Instant;

/**
 * One of the alerts that the router holds and takes for firing, without its texts.
 *
 * @param contentHash tells whether a report says something new
 * @param endsAt as far as the router will wait
 * @param bytes what it takes of the router's heap
 */
public record ActiveAlert(
    String alertname, Fingerprint fingerprint, long contentHash, Instant endsAt, int bytes) {}
