package io.tocsin.runner.proxmox;

/** How far one call over the wire came. */
sealed interface Exchange {
  record Answered(Answer answer) implements Exchange {}

  /** No connection: not a byte left. */
  record NotSent(String why) implements Exchange {}

  /** It left, or part of it, and no complete answer came. */
  record Broken(String why) implements Exchange {}
}
