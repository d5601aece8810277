package io.tocsin.notifier.delivery;

/** What became of a notification that came in. */
enum OfferResult {
  /** Known already, or not for people. */
  OLD_NEWS,
  WAITS,
  /** It took the place of one that waited. */
  SUPERSEDES
}
