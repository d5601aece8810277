package io.tocsin.router.group;

import java.util.concurrent.atomic.AtomicInteger;

/** How many groups there are in this process, over all partitions. Any thread. */
public final class GroupGauge {
  private final AtomicInteger groups = new AtomicInteger();

  public int groups() {
    return groups.get();
  }

  void opened(int count) {
    groups.addAndGet(count);
  }

  void closed(int count) {
    groups.addAndGet(-count);
  }
}
