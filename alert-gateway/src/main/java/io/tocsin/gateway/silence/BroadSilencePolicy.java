package io.tocsin.gateway.silence;

/** How a broad silence is handled. */
enum BroadSilencePolicy {
  /** Accept it, log a warning and count it. */
  WARN,
  /** Reject it unless the client confirms it. */
  REFUSE
}
