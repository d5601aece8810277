package io.tocsin.gateway.ingest.body;

/**
 * Limits the total size of large and compressed bodies being parsed, after decompression: a few
 * kilobytes that inflate to twenty megabytes are cheap to send. Bodies being parsed cannot give
 * way, so a body that does not fit is rejected and must be retried. The last eighth is reserved for
 * small ones. Thread-safe.
 *
 * @see <a
 *     href="../../../../../../../../../docs/decisions/0017-who-waits-longest-gives-way.md">decision
 *     0017</a>
 */
public final class BodyMemory {
  public static final int SMALL_BYTES = 256 * 1024;

  private final long limit;
  private long used;

  public BodyMemory(long limit) {
    this.limit = limit;
  }

  public Place enter() {
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

  /** Memory of one body. Not thread-safe. */
  public final class Place implements AutoCloseable {
    private long held;

    /**
     * @param bytes everything it holds now
     * @throws RequestRejected if it does not fit
     */
    public void hold(long bytes) {
      if (!BodyMemory.this.hold(held, bytes)) {
        throw RequestRejected.noRoom("too many large bodies are being read; retry");
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
