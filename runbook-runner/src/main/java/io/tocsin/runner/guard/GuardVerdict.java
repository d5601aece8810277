package io.tocsin.runner.guard;

/** A judgement with its reason: which guard, what it measured, what the limit is. */
public sealed interface GuardVerdict {
  record Allow() implements GuardVerdict {}

  record NeedApproval(String reason) implements GuardVerdict {}

  /** Not wanted any more, or too soon. */
  record Suppress(String reason) implements GuardVerdict {}

  record Deny(String reason) implements GuardVerdict {}

  /** Not now; look again soon. */
  record Hold(String reason) implements GuardVerdict {}
}
