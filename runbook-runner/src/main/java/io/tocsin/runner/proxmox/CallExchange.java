package io.tocsin.runner.proxmox;

/** How far one call over the wire came. */
sealed interface CallExchange {
  record Answered(ProxmoxAnswer answer) implements CallExchange {}

  /** No connection: not a byte left. */
  record NotSent(String why) implements CallExchange {}

  /** It left, or part of it, and no complete answer came. */
  record Broken(String why) implements CallExchange {}
}
