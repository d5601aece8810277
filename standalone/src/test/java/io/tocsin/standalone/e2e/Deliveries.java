package io.tocsin.standalone.e2e;

import io.tocsin.testkit.webhook.ReceivedWebhook;
import io.tocsin.testkit.webhook.WebhookSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** When the receiver was told of each of {@link SteadyAlerts} for the first time. */
final class Deliveries {
  private final Map<Integer, Instant> first = new ConcurrentHashMap<>();
  private final AtomicInteger repeated = new AtomicInteger();

  Deliveries(WebhookSink receiver) {
    receiver.received().onEach(this::take);
  }

  /** Accepted alerts of which the receiver was not told. */
  List<Integer> missing(Stream<PostedAlert> alerts) {
    return alerts
        .filter(PostedAlert::isAccepted)
        .map(PostedAlert::number)
        .filter(number -> !first.containsKey(number))
        .toList();
  }

  /**
   * From the answer to the sender until the receiver was told; less than nothing if it was first.
   */
  Stream<Duration> lateness(Stream<PostedAlert> alerts) {
    return alerts
        .filter(alert -> alert.isAccepted() && first.containsKey(alert.number()))
        .map(alert -> Duration.between(alert.ended(), first.get(alert.number())));
  }

  /** How many times the receiver was told what it had been told before. */
  int repeated() {
    return repeated.get();
  }

  private void take(ReceivedWebhook got) {
    var number = got.firstLabel(SteadyAlerts.LABEL);
    if (!number.isEmpty() && first.putIfAbsent(Integer.valueOf(number), got.at()) != null) {
      repeated.incrementAndGet();
    }
  }
}
