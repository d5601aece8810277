package io.tocsin.notifier.delivery;

/** The result of offering a notification to a queue. */
enum OfferResult {
  /** A duplicate, or for the runbook runner. */
  IGNORED,
  QUEUED,
  /** It replaced one that was waiting. */
  SUPERSEDES
}
