package io.tocsin.runner.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.events.deadletters.LoggedDeadLetters;
import io.tocsin.events.topic.Topics;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Logs and counts requests that cannot be read. */
@Singleton
class DeadLetterReport extends LoggedDeadLetters {

  DeadLetterReport(MeterRegistry registry, InstantSource clock) {
    super(topic -> counter(registry, topic).increment(), clock);
    counter(registry, Topics.RUNBOOK_REQUESTS.name());
  }

  private static Counter counter(MeterRegistry registry, String topic) {
    return Counter.builder("tocsin.dead.letters")
        .description("records that could not be read and are in the dead letters")
        .tag("topic", topic)
        .register(registry);
  }
}
