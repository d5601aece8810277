package io.tocsin.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;

/**
 * Keeps the complaints of one client library about one server to a line when they begin, a line a
 * minute, and a line when they have ended. Each of its threads complains several times a second
 * while the server is away, in words that differ.
 *
 * <p>The library says nothing when things work again; a while without a complaint is taken for
 * that. The timer runs only while there is trouble.
 */
final class ClientTrouble {
  private static final Duration QUIET = Duration.ofSeconds(15);

  private final Logger log;
  private final String server;
  private final InstantSource clock;
  private final ScheduledExecutorService timer;
  private final LastingTrouble trouble = new LastingTrouble();
  private final Instant startsUntil;
  private Optional<Instant> lastMet = Optional.empty();
  private boolean isAlone;

  /**
   * @param server its name for people
   */
  ClientTrouble(Logger log, String server, InstantSource clock, ScheduledExecutorService timer) {
    this.log = log;
    this.server = server;
    this.clock = clock;
    this.timer = timer;
    this.startsUntil = clock.instant().plus(LastingTrouble.START);
  }

  /**
   * A complaint becomes a line of ours, or none. While processes start, their clients look for
   * topics that are being created and for servers that do not listen yet.
   */
  synchronized void met(LogRecord complaint) {
    if (clock.instant().isBefore(startsUntil)) {
      event(complaint).debug(log);
      return;
    }
    if (lastMet.isEmpty()) {
      lookAfter(QUIET);
      isAlone = true;
    } else {
      isAlone = false;
    }
    lastMet = Optional.of(clock.instant());
    trouble.met(event(complaint), clock.instant()).ifPresent(event -> event.warn(log));
  }

  private LogEvent event(LogRecord complaint) {
    return LogEvent.of(server + " client reports trouble")
        .with("client", simpleName(complaint.getLoggerName()))
        .with("error", ComplaintText.of(complaint));
  }

  private static String simpleName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  private void lookAfter(Duration pause) {
    timer.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    var quietFor = Duration.between(lastMet.orElseThrow(), clock.instant());
    if (quietFor.compareTo(QUIET) < 0) {
      lookAfter(QUIET.minus(quietFor));
      return;
    }
    trouble
        .over(LogEvent.of(server + " client reports no more trouble"), lastMet.orElseThrow())
        .filter(event -> !isAlone)
        .ifPresent(event -> event.info(log));
    lastMet = Optional.empty();
  }
}
