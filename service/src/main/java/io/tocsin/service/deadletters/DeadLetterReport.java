package io.tocsin.service.deadletters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.events.deadletters.DeadLetter;
import io.tocsin.events.deadletters.DeadLetterAccount;
import io.tocsin.events.topic.Topic;
import io.tocsin.events.topic.Topics;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** Logs and counts unreadable records, with the same messages in every service. */
final class DeadLetterReport implements DeadLetterAccount {
  private static final Logger LOG = Logger.getLogger(DeadLetterReport.class);

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final LastingTrouble unwritten = new LastingTrouble();

  DeadLetterReport(List<Topic<?, ?>> topics, MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    topics.forEach(topic -> counter(topic.name()));
  }

  /** A record cannot be read; the outcome of its dead letter follows. */
  void found(DeadLetter letter) {
    about("record cannot be read, moving it to the dead-letter topic", letter)
        .with("dead_letters", Topics.DEAD_LETTERS.name())
        .with("error", letter.reason())
        .error(LOG);
  }

  @Override
  public void written(DeadLetter letter, boolean cut) {
    counter(letter.topic()).increment();
    unwritten
        .over(LogEvent.of("dead letters are written again"), clock.instant())
        .ifPresent(line -> line.info(LOG));
    if (cut) {
      about("record is too large for the dead-letter topic, truncated", letter).warn(LOG);
    }
  }

  @Override
  public void failed(DeadLetter letter, String reason) {
    unwritten
        .met(
            about("dead letter not written, retrying", letter).with("error", reason),
            clock.instant())
        .ifPresent(line -> line.error(LOG));
  }

  @Override
  public void givenUp(DeadLetter letter, String reason) {
    about("dead letter not written, giving up; the record is only in its source topic", letter)
        .with("error", reason)
        .error(LOG);
  }

  private static LogEvent about(String event, DeadLetter letter) {
    return LogEvent.of(event)
        .with("topic", letter.topic())
        .with("partition", letter.partition())
        .with("offset", letter.offset());
  }

  private Counter counter(String topic) {
    return Counter.builder("tocsin.dead.letters")
        .description("records that could not be read and were written to the dead letters")
        .tag("topic", topic)
        .register(registry);
  }
}
