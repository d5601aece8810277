package io.tocsin.router.group;

import io.tocsin.router.mute.MuteReason;
import io.tocsin.router.mute.Muting;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What is counted about the groups of this process, over all partitions. Any thread. */
public final class GroupMetrics {
  private final AtomicInteger groups = new AtomicInteger();
  private final Map<MuteReason, LongAdder> suppressed = new EnumMap<>(MuteReason.class);

  public GroupMetrics() {
    for (var reason : MuteReason.values()) {
      suppressed.put(reason, new LongAdder());
    }
  }

  /** Groups there are. */
  public int groups() {
    return groups.get();
  }

  /** Alerts taken out of messages since the process started. */
  public long suppressed(MuteReason reason) {
    return counter(reason).sum();
  }

  void opened(int count) {
    groups.addAndGet(count);
  }

  void closed(int count) {
    groups.addAndGet(-count);
  }

  void flushed(Muting muting) {
    muting.muted().values().forEach(mute -> counter(mute.reason()).increment());
  }

  private LongAdder counter(MuteReason reason) {
    return java.util.Objects.requireNonNull(suppressed.get(reason));
  }
}
