package io.tocsin.standalone.e2e;

import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Posts alerts without end, each one once and never again, and remembers which were accepted. */
final class UniqueAlerts implements AutoCloseable {
  static final String ALERT = "Unique";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Set<Integer> accepted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger next = new AtomicInteger();
  private final Thread poster = Thread.ofVirtual().name("poster").unstarted(this::post);
  private volatile @Nullable Rest gateway;
  private volatile boolean stopped;

  /** Goes on there; the first call starts. */
  void postTo(String address) {
    gateway = new Rest(address);
    if (poster.getState() == Thread.State.NEW) {
      poster.start();
    }
  }

  Set<Integer> accepted() {
    return Set.copyOf(accepted);
  }

  /** Waits until that many more are accepted. */
  void awaitMore(int count) {
    int enough = accepted.size() + count;
    Await.until(
        LIMIT,
        "alerts are accepted, " + accepted.size() + " so far",
        () -> accepted.size() >= enough);
  }

  void stop() throws InterruptedException {
    stopped = true;
    poster.join();
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }

  private void post() {
    while (!stopped) {
      int number = next.incrementAndGet();
      if (isAccepted(number)) {
        accepted.add(number);
      }
    }
  }

  /** No answer is no promise: the connection broke because the process was killed. */
  private boolean isAccepted(int number) {
    var end = Instant.now().plus(Duration.ofHours(1));
    var alert =
        "[{\"labels\":{\"alertname\":\"%s\",\"n\":\"%d\"},\"endsAt\":\"%s\"}]"
            .formatted(ALERT, number, end);
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
