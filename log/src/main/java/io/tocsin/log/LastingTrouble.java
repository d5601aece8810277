package io.tocsin.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Trouble that is met again and again: said when it begins, once a minute while it lasts, and when
 * it is over. Any thread may report.
 *
 * <p>What has never worked yet is not in trouble but starting, for a while. Trouble that was not
 * met for a minute begins anew, so that where nothing can be over one need not say so.
 */
public final class LastingTrouble {
  /** In a healthy start everything that others need is there by then. */
  public static final Duration START = Duration.ofSeconds(30);

  private static final Duration EVERY = Duration.ofMinutes(1);

  private Duration grace;
  private volatile boolean isOn;
  private Instant since = Instant.MIN;
  private Instant lastMet = Instant.MIN;
  private Optional<Instant> lastSaid = Optional.empty();
  private long notSaid;

  /** Trouble of something that works when this is made. */
  public LastingTrouble() {
    this(Duration.ZERO);
  }

  /**
   * Trouble of something that has to start first.
   *
   * @param grace how long the first trouble may last before it is said
   */
  public LastingTrouble(Duration grace) {
    this.grace = grace;
  }

  /**
   * Called each time the trouble is met.
   *
   * @param event what to say about it
   * @return what to log now; while it lasts with the fields {@code since} and {@code repeated}, how
   *     often it was met without a line
   */
  public synchronized Optional<LogEvent> met(LogEvent event, Instant now) {
    if (!isOn || now.isAfter(lastMet.plus(EVERY))) {
      begin(now);
    }
    lastMet = now;
    if (now.isBefore(lastSaid.map(said -> said.plus(EVERY)).orElse(since.plus(grace)))) {
      notSaid++;
      return Optional.empty();
    }
    var line = lastSaid.isEmpty() ? event : event.with("since", since).with("repeated", notSaid);
    lastSaid = Optional.of(now);
    notSaid = 0;
    return Optional.of(line);
  }

  private void begin(Instant now) {
    isOn = true;
    since = now;
    lastSaid = Optional.empty();
    notSaid = 0;
  }

  /**
   * Called each time things work; costs nothing while there is no trouble.
   *
   * @param event what to say when the trouble is over
   * @return what to log now, with the field {@code lasted}; empty if nothing was said before
   */
  public Optional<LogEvent> over(LogEvent event, Instant now) {
    return isOn ? end(event, now) : Optional.empty();
  }

  private synchronized Optional<LogEvent> end(LogEvent event, Instant now) {
    boolean wasSaid = isOn && lastSaid.isPresent();
    isOn = false;
    grace = Duration.ZERO;
    lastSaid = Optional.empty();
    return wasSaid
        ? Optional.of(event.with("lasted", Duration.between(since, now).toSeconds() + "s"))
        : Optional.empty();
  }
}
