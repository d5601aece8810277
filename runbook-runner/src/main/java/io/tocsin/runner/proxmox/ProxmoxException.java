package io.tocsin.runner.proxmox;

/** A read from Proxmox failed. Never used for changing calls. */
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
