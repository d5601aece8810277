package io.tocsin.runner.proxmox.http;

/** Result of sending one HTTP call. */
sealed interface CallExchange {
  record Answered(ProxmoxAnswer answer) implements CallExchange {}

  /** No connection; nothing was sent. */
  record NotSent(String why) implements CallExchange {}

  /** Sent at least in part, without a complete response. */
  record Broken(String why) implements CallExchange {}
}
