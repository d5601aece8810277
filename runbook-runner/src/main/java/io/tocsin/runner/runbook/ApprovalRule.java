package io.tocsin.runner.runbook;

import java.time.Duration;

/**
 * Whether a person has to agree first.
 *
 * @param expiresAfter how long the question stands
 * @param notRequester whoever asked for the execution cannot agree to it; not accepted in new
 *     versions until people can sign in, because nobody could satisfy it
 */
public record ApprovalRule(boolean required, Duration expiresAfter, boolean notRequester) {
  static final Duration DEFAULT_EXPIRY = Duration.ofMinutes(30);
}
