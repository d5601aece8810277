package io.tocsin.standalone.e2e;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Posts alerts without end, as Prometheus does: most are known and still firing, some are new. Each
 * is a group of its own.
 */
final class RepeatedAlerts implements AutoCloseable {
  private static final int NEW_EVERY = 10;

  private final InstantSource clock = InstantSource.system();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private @Nullable Thread poster;

  void postTo(String address) {
    var gateway = new Rest(address);
    poster = Thread.ofVirtual().name("poster").start(() -> post(gateway));
  }

  Set<String> acceptedGroups() {
    return Set.copyOf(accepted);
  }

  void stop() throws InterruptedException {
    stopped.set(true);
    if (poster != null) {
      poster.join();
    }
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }

  private void post(Rest gateway) {
    for (int i = 0; !stopped.get(); i++) {
      int groups = i / NEW_EVERY + 1;
      var group = String.valueOf(i % NEW_EVERY == 0 ? groups : i % groups + 1);
      if (isAccepted(gateway, group)) {
        accepted.add(group);
      }
    }
  }

  private boolean isAccepted(Rest gateway, String group) {
    var alert =
        "[{\"labels\":{\"alertname\":\"Repeated\",\"group\":\"%s\"},\"endsAt\":\"%s\"}]"
            .formatted(group, clock.instant().plus(Duration.ofHours(1)));
    try {
      return gateway.post("/api/v2/alerts", "application/json", alert) == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
