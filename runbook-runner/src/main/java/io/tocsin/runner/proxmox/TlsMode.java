package io.tocsin.runner.proxmox;

/** How an entry node's certificate is checked. */
enum TlsMode {
  SYSTEM,
  CA,
  PIN
}
