package io.tocsin.events.query;

import io.tocsin.model.label.Fingerprint;
import java.time.Instant;

/**
 * A firing alert held by the router, without its annotations.
 *
 * @param contentHash shows whether a report changes the content
 * @param endsAt until when the router treats it as firing
 * @param bytes heap used by it in the router
 */
public record ActiveAlert(
    String alertname, Fingerprint fingerprint, long contentHash, Instant endsAt, int bytes) {}
