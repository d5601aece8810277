package io.tocsin.gateway.silence;

/** What is done with a silence that covers very much. */
enum BroadSilencePolicy {
  /** It is taken, and said in the log and the metrics. */
  WARN,
  /** It is refused, unless whoever posts it says that it is meant so. */
  REFUSE
}
