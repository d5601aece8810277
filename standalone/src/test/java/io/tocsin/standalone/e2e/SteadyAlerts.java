package io.tocsin.standalone.e2e;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Posts an alert of a new group four times a second, to each gateway in turn, whatever becomes of
 * those before: senders do not wait for each other. None is posted again.
 */
final class SteadyAlerts implements AutoCloseable {
  /** The label that is different for each. */
  static final String LABEL = "n";

  /** More time where the machine is busy with something else. */
  private static final long EVERY_MILLIS = Long.getLong("tocsin.cluster.alert-millis", 250);

  private final InstantSource clock = InstantSource.system();
  private final Queue<PostedAlert> posted = new ConcurrentLinkedQueue<>();
  private final List<Sender> senders;
  private final ScheduledExecutorService pace =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("steady-alerts").factory());
  private int last;

  /**
   * @param gateways hosts and ports
   */
  SteadyAlerts(Collection<String> gateways) {
    senders = gateways.stream().map(Sender::new).toList();
    pace.scheduleAtFixedRate(this::postNext, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Those that have been answered, in the order of the answers. */
  Stream<PostedAlert> answered() {
    return posted.stream();
  }

  /** Whether each gateway has accepted an alert that was posted after that. */
  boolean areAcceptedSince(Instant then) {
    return answered()
            .filter(alert -> alert.isAccepted() && alert.begun().isAfter(then))
            .map(PostedAlert::gateway)
            .distinct()
            .count()
        == senders.size();
  }

  /** What that gateway has accepted, and so has to list, with when it did. */
  Map<Integer, Instant> acceptedBy(int gateway) {
    return Map.copyOf(senders.get(gateway).accepted);
  }

  @Override
  public void close() {
    pace.shutdownNow();
  }

  private void postNext() {
    int number = ++last;
    int gateway = number % senders.size();
    Thread.ofVirtual().name("post-" + number).start(() -> post(number, gateway));
  }

  private void post(int number, int gateway) {
    var begun = clock.instant();
    int status = senders.get(gateway).post(number, begun);
    var ended = clock.instant();
    if (status == 200) {
      senders.get(gateway).accepted.put(number, ended);
    }
    posted.add(new PostedAlert(number, gateway, begun, ended, status));
  }

  private record Sender(Rest gateway, Map<Integer, Instant> accepted) {
    Sender(String address) {
      this(new Rest(address), new ConcurrentHashMap<>());
    }

    int post(int number, Instant now) {
      var alert =
          "[{\"labels\":{\"alertname\":\"Steady\",\"%s\":\"%d\"},\"endsAt\":\"%s\"}]"
              .formatted(LABEL, number, now.plus(Duration.ofHours(1)));
      try {
        return gateway.post("/api/v2/alerts", "application/json", alert);
      } catch (IOException e) {
        return 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return 0;
      }
    }
  }
}
