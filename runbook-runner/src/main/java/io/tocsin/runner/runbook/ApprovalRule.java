package io.tocsin.runner.runbook;

import java.time.Duration;

/**
 * Whether a person must approve first.
 *
 * @param expiresAfter approval timeout
 * @param notRequester the requester cannot approve; rejected in new versions until user login
 *     exists, because it cannot be satisfied
 */
public record ApprovalRule(boolean required, Duration expiresAfter, boolean notRequester) {
  static final Duration DEFAULT_EXPIRY = Duration.ofMinutes(30);
}
