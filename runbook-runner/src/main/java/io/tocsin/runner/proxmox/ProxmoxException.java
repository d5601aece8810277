package io.tocsin.runner.proxmox;

/** Proxmox could not be read. Says nothing about a call that changes something. */
public final class ProxmoxException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient ProxmoxFailure failure;

  public ProxmoxException(ProxmoxFailure failure) {
    super(failure.toString());
    this.failure = failure;
  }

  public ProxmoxFailure failure() {
    return failure;
  }
}
