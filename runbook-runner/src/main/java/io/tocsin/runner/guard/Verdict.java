package io.tocsin.runner.guard;

/** A judgement with its reason: which guard, what it measured, what the limit is. */
public sealed interface Verdict {
  record Allow() implements Verdict {}

  record NeedApproval(String reason) implements Verdict {}

  /** Not wanted any more, or too soon. */
  record Suppress(String reason) implements Verdict {}

  record Deny(String reason) implements Verdict {}

  /** Not now; look again soon. */
  record Hold(String reason) implements Verdict {}
}
