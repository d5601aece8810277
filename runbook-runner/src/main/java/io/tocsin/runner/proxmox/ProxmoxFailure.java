package io.tocsin.runner.proxmox;

/**
 * Why a call failed.
 *
 * @param status HTTP status, or Proxmox's own 595–599; 0 without a response
 * @param text for people, never contains secrets
 */
public record ProxmoxFailure(ErrorClass kind, int status, String text) {
  @Override
  public String toString() {
    return status == 0 ? text : text + " (" + status + ")";
  }
}
