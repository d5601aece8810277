package io.tocsin.gateway.active;

/**
 * End, content hash and size of an alert. Mutable, because every report of every alert updates one,
 * and allocating a new one each time loads the GC.
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
