package io.tocsin.runner.proxmox;

/** How an entry node's certificate is verified. */
enum TlsMode {
  SYSTEM,
  CA,
  PIN
}
