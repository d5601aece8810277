package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A runbook as it was saved; never changed afterwards.
 *
 * @param hash SHA-256 of the document, independent of its layout and of the order of its keys
 */
public record RunbookVersion(
    Runbook runbook, int version, String hash, Instant createdAt, JsonNode document) {}
