package io.tocsin.events.deadletters;

import io.tocsin.events.topic.Topics;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Says what becomes of records that nobody can read, in the words of every service; each counts
 * them in its own registry.
 */
public abstract class LoggedDeadLetters implements DeadLetterAccount {
  private final Logger log = Logger.getLogger(getClass());
  private final Consumer<String> written;
  private final InstantSource clock;
  private final LastingTrouble unwritten = new LastingTrouble();

  /**
   * @param written told the topic of each record whose letter is written
   */
  protected LoggedDeadLetters(Consumer<String> written, InstantSource clock) {
    this.written = written;
    this.clock = clock;
  }

  /** A record cannot be read: what becomes of it is told below. */
  public void found(DeadLetter letter) {
    about("record cannot be read, it goes to the dead letters", letter)
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
      about("record is too large for the dead letters, only its beginning is there", letter)
          .warn(log);
    }
  }

  @Override
  public void failed(DeadLetter letter, String reason) {
    unwritten
        .met(
            about("dead letter not written, trying again", letter).with("error", reason),
            clock.instant())
        .ifPresent(line -> line.error(log));
  }

  @Override
  public void givenUp(DeadLetter letter, String reason) {
    about("dead letter not written, the record is only in its own topic", letter)
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
