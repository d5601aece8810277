package io.tocsin.runner.proxmox;

/** Result of sending a changing call. */
public sealed interface Submission {
  /** A task was started on the node; its status shows whether it succeeds. */
  record Started(Upid task) implements Submission {}

  /** Proxmox rejected the call; nothing was started. */
  record Rejected(ProxmoxFailure failure) implements Submission {}

  /** Nothing was sent, or the entry node could not reach the guest's node; nothing was started. */
  record NotSent(ProxmoxFailure failure) implements Submission {}

  /** The outcome is unknown. Its task must be searched for before the call is repeated. */
  record Doubtful(ProxmoxFailure failure) implements Submission {}
}
