package io.tocsin.gateway.active;

/**
 * When an alert ends, what it says and how much it takes. Changed in place: each report of each
 * alert comes by here, and a new one is work for the GC.
 */
final class KnownAlert {
  private long endMillis;
  private long contentHash;
  private int bytes;

  KnownAlert(long endMillis, long contentHash, int bytes) {
    this.endMillis = endMillis;
    this.contentHash = contentHash;
    this.bytes = bytes;
  }

  long endMillis() {
    return endMillis;
  }

  long contentHash() {
    return contentHash;
  }

  int bytes() {
    return bytes;
  }

  void extend(long newEndMillis) {
    endMillis = newEndMillis;
  }

  void change(long newContentHash, int newBytes) {
    contentHash = newContentHash;
    bytes = newBytes;
  }
}
