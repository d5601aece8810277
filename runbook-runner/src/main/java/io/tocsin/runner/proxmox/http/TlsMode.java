package io.tocsin.runner.proxmox.http;

/** How an entry node's certificate is verified. */
enum TlsMode {
  SYSTEM,
  CA,
  PIN
}
