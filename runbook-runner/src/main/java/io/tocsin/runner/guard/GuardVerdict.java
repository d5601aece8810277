package io.tocsin.runner.guard;

/** A guard decision with its reason: the guard, the measured value, the limit. */
public sealed interface GuardVerdict {
  record Allow() implements GuardVerdict {}

  record NeedApproval(String reason) implements GuardVerdict {}

  /** No longer needed, or too soon after the last change. */
  record Suppress(String reason) implements GuardVerdict {}

  record Deny(String reason) implements GuardVerdict {}

  /** Not now; check again soon. */
  record Hold(String reason) implements GuardVerdict {}
}
