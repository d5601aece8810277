package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An immutable saved version of a runbook.
 *
 * @param hash SHA-256 of the document, independent of layout and key order
 */
public record RunbookVersion(
    Runbook runbook, int version, String hash, Instant createdAt, JsonNode document) {}
