package io.tocsin.notifier.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.events.deadletters.LoggedDeadLetters;
import io.tocsin.events.topic.Topics;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Logs and counts records that go to the dead letters. */
@Singleton
class DeadLetterReport extends LoggedDeadLetters {

  DeadLetterReport(MeterRegistry registry, InstantSource clock) {
    super(topic -> counter(registry, topic).increment(), clock);
    List.of(Topics.NOTIFICATIONS, Topics.DELIVERIES)
        .forEach(topic -> counter(registry, topic.name()));
  }

  private static Counter counter(MeterRegistry registry, String topic) {
    return Counter.builder("tocsin.dead.letters")
        .description("records that could not be read and were written to the dead letters")
        .tag("topic", topic)
        .register(registry);
  }
}
