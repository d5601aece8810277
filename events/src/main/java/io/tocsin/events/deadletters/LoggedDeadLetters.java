package io.tocsin.events.deadletters;

import io.tocsin.events.topic.Topics;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Logs the outcome of unreadable records with the same messages in every service; each service
 * counts them in its own registry.
 */
public abstract class LoggedDeadLetters implements DeadLetterAccount {
  private final Logger log = Logger.getLogger(getClass());
  private final Consumer<String> written;
  private final InstantSource clock;
  private final LastingTrouble unwritten = new LastingTrouble();

  /**
   * @param written receives the source topic of each dead letter that is written
   */
  protected LoggedDeadLetters(Consumer<String> written, InstantSource clock) {
    this.written = written;
    this.clock = clock;
  }

  /** A record cannot be read; the outcome of its dead letter follows. */
  public void found(DeadLetter letter) {
    about("record cannot be read, moving it to the dead-letter topic", letter)
        .with("dead_letters", Topics.DEAD_LETTERS.name())
        .with("error", letter.reason())
        .error(log);
  }

  @Override
  public void written(DeadLetter letter, boolean cut) {
    written.accept(letter.topic());
    unwritten
        .over(LogEvent.of("dead letters are written again"), clock.instant())
        .ifPresent(line -> line.info(log));
    if (cut) {
      about("record is too large for the dead-letter topic, truncated", letter).warn(log);
    }
  }

  @Override
  public void failed(DeadLetter letter, String reason) {
    unwritten
        .met(
            about("dead letter not written, retrying", letter).with("error", reason),
            clock.instant())
        .ifPresent(line -> line.error(log));
  }

  @Override
  public void givenUp(DeadLetter letter, String reason) {
    about("dead letter not written, giving up; the record is only in its source topic", letter)
        .with("error", reason)
        .error(log);
  }

  private static LogEvent about(String event, DeadLetter letter) {
    return LogEvent.of(event)
        .with("topic", letter.topic())
        .with("partition", letter.partition())
        .with("offset", letter.offset());
  }
}
