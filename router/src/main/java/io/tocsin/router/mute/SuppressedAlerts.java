package io.tocsin.router.mute;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts the alerts that each stage has muted since the process started. Any thread. */
public final class SuppressedAlerts {
  private final Map<MuteReason, LongAdder> alerts = new EnumMap<>(MuteReason.class);

  public SuppressedAlerts() {
    for (var reason : MuteReason.values()) {
      alerts.put(reason, new LongAdder());
    }
  }

  public void add(Muting muting) {
    muting.muted().values().forEach(mute -> counter(mute.reason()).increment());
  }

  public long count(MuteReason reason) {
    return counter(reason).sum();
  }

  private LongAdder counter(MuteReason reason) {
    return Objects.requireNonNull(alerts.get(reason));
  }
}
