package io.tocsin.gateway.router;

import io.tocsin.events.query.RequiredPositions;
import io.tocsin.events.query.TopicPosition;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The write positions of this process. Sent with every query to the router, so that clients read
 * their own writes. Thread-safe.
 */
@Singleton
public class WritePositions {
  private final Map<Integer, Long> alerts = new ConcurrentHashMap<>();
  private final Map<Integer, Long> silences = new ConcurrentHashMap<>();

  /** Called for each record that Kafka acknowledged, so it must be cheap. */
  public void alerts(int partition, long offset) {
    alerts.merge(partition, offset, Math::max);
  }

  public void silences(int partition, long offset) {
    silences.merge(partition, offset, Math::max);
  }

  public RequiredPositions seen() {
    return new RequiredPositions(new TopicPosition(alerts), new TopicPosition(silences));
  }
}
