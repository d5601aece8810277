package io.tocsin.runner.proxmox;

/**
 * Why a call was not answered as asked.
 *
 * @param status of HTTP, or Proxmox' own 595–599; 0 when there was no answer
 * @param text for people, never with secrets
 */
public record ProxmoxFailure(ErrorClass kind, int status, String text) {
  @Override
  public String toString() {
    return status == 0 ? text : text + " (" + status + ")";
  }
}
