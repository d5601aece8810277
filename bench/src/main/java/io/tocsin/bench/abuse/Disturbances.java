package io.tocsin.bench.abuse;

import java.util.ArrayList;
import java.util.List;

/**
 * The times when the process was killed or stopped; alerts of these times are counted separately.
 */
final class Disturbances {
  /** The time after a kill or a stall to restore state and process the backlog. */
  private static final long GRACE_NANOS = 30_000_000_000L;

  private final List<Window> windows = new ArrayList<>();

  /** Until the window is closed, and a moment longer. */
  synchronized Window begin() {
    var window = new Window(System.nanoTime());
    windows.add(window);
    return window;
  }

  /**
   * @param from {@link System#nanoTime}
   */
  synchronized boolean touch(long from, long to) {
    return windows.stream().anyMatch(window -> window.overlaps(from, to));
  }

  synchronized int count() {
    return windows.size();
  }

  /** One kill or stall. */
  static final class Window implements AutoCloseable {
    private final long from;
    private volatile long to = Long.MAX_VALUE;

    private Window(long from) {
      this.from = from;
    }

    private boolean overlaps(long start, long end) {
      return start < to && end > from;
    }

    @Override
    public void close() {
      to = System.nanoTime() + GRACE_NANOS;
    }
  }
}
