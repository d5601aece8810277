package io.tocsin.gateway.router;

import io.tocsin.events.query.Position;
import io.tocsin.events.query.Seen;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far this process has written. Goes along with every question to the router, so that whoever
 * wrote something finds it in what they read next. For all threads.
 */
@Singleton
public class Written {
  private final Map<Integer, Long> alerts = new ConcurrentHashMap<>();
  private final Map<Integer, Long> silences = new ConcurrentHashMap<>();

  /** Once for each record that Kafka confirmed, so it has to be cheap. */
  public void alerts(int partition, long offset) {
    alerts.merge(partition, offset, Math::max);
  }

  public void silences(int partition, long offset) {
    silences.merge(partition, offset, Math::max);
  }

  public Seen seen() {
    return new Seen(new Position(alerts), new Position(silences));
  }
}
