package io.tocsin.runner.proxmox;

/** What became of a call that changes something. */
public sealed interface Submission {
  /** A worker was started on the node; whether it succeeds, its task will tell. */
  record Started(Upid task) implements Submission {}

  /** Proxmox refused; nothing was started. */
  record Refused(ProxmoxFailure failure) implements Submission {}

  /** Not a byte left us, or the entry node could not reach the guest's; nothing was started. */
  record NotSent(ProxmoxFailure failure) implements Submission {}

  /** Nobody knows. Its task has to be searched for before anything is repeated. */
  record Doubtful(ProxmoxFailure failure) implements Submission {}
}
