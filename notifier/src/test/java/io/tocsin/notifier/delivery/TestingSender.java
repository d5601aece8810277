package io.tocsin.notifier.delivery;

import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.notifier.meta.MetaAlertLog;
import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.notifier.template.ExternalUrl;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A real sender with short waits, without an application around it. */
public final class TestingSender {
  private TestingSender() {}

  public static DeliveryDispatcher of(
      List<Receiver> receivers,
      List<Notifier<?>> notifiers,
      DeliveryLog log,
      MetaAlertLog alerts,
      TestingReceivers testing,
      InstantSource clock) {
    var configuration = TestingReceivers.configuration(receivers);
    var runner =
        new AttemptRunner(
            configuration,
            notifiers,
            new ExternalUrl(() -> TestingReceivers.EXTERNAL_URL),
            testing.metrics,
            clock);
    var waits = new ShortWaits();
    var metrics = new DeliveryMetrics(testing.registry);
    var recorder = new OutcomeRecorder(waits, log, alerts, metrics);
    return new DeliveryDispatcher(waits, runner, recorder, metrics, configuration, clock);
  }

  private record ShortWaits() implements DeliveryConfig {
    @Override
    public Duration firstRetry() {
      return Duration.ofMillis(20);
    }

    @Override
    public double retryFactor() {
      return 1.5;
    }

    @Override
    public Duration longestRetry() {
      return Duration.ofMillis(200);
    }

    @Override
    public Duration parkedRetry() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration refusedLoginRetry() {
      return Duration.ofSeconds(1);
    }

    @Override
    public int attemptsBeforeParking() {
      return 12;
    }

    @Override
    public int failuresBeforeProbing() {
      return 3;
    }

    @Override
    public int concurrentPerDestination() {
      return 4;
    }

    @Override
    public int concurrentInTotal() {
      return 64;
    }

    @Override
    public Duration stopTimeout() {
      return Duration.ofSeconds(2);
    }
  }
}
