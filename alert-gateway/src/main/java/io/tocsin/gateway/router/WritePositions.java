package io.tocsin.gateway.router;

import io.tocsin.events.query.RequiredPositions;
import io.tocsin.events.query.TopicPosition;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far this process has written. Goes along with every question to the router, so that whoever
 * wrote something finds it in what they read next. For all threads.
 */
@Singleton
public class WritePositions {
  private final Map<Integer, Long> alerts = new ConcurrentHashMap<>();
  private final Map<Integer, Long> silences = new ConcurrentHashMap<>();

  /** Once for each record that Kafka confirmed, so it has to be cheap. */
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
