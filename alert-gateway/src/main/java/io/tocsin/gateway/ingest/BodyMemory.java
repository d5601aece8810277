package io.tocsin.gateway.ingest;

/**
 * Bytes of large and of compressed bodies that are being read, inflated, all together: a few
 * kilobytes that become twenty megabytes are cheap to send. Nothing here can give way, since
 * somebody works on it, so who finds no room comes again. The last eighth is for small ones. For
 * all threads.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0017-who-waits-longest-gives-way.md">decision
 *     0017</a>
 */
final class BodyMemory {
  static final int SMALL_BYTES = 256 * 1024;

  private final long limit;
  private long used;

  BodyMemory(long limit) {
    this.limit = limit;
  }

  Place enter() {
    return new Place();
  }

  synchronized long used() {
    return used;
  }

  private synchronized boolean hold(long before, long after) {
    long all = used - before + after;
    boolean fits = all <= (after <= SMALL_BYTES ? limit : limit - limit / 8);
    if (fits) {
      used = all;
    }
    return fits;
  }

  private synchronized void leave(long bytes) {
    used -= bytes;
  }

  /** What one body holds. For one thread. */
  final class Place implements AutoCloseable {
    private long held;

    /**
     * @param bytes all that it has now
     * @throws RequestRejected if there is no room for so many
     */
    void hold(long bytes) {
      if (!BodyMemory.this.hold(held, bytes)) {
        throw RequestRejected.noRoom("too many large bodies are being read, send it again");
      }
      held = bytes;
    }

    @Override
    public void close() {
      leave(held);
      held = 0;
    }
  }
}
