package io.tocsin.log;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;

/** The libraries whose complaints are about a server that is away. A filter for handlers. */
public final class ClientTroubles implements Filter {
  /** What a Kafka client warns of in good health, at each start. */
  private static final String HARMLESS = "Will not health check throttled commit strategy";

  private record Library(List<String> loggers, ClientTrouble trouble) {
    boolean wrote(LogRecord record) {
      var logger = String.valueOf(record.getLoggerName());
      return loggers.stream().anyMatch(logger::startsWith);
    }
  }

  private final List<Library> libraries;

  /**
   * Sorts the complaints by server.
   *
   * @param timer looks whether trouble has ended
   */
  public ClientTroubles(InstantSource clock, ScheduledExecutorService timer) {
    libraries =
        List.of(
            library(
                "Kafka",
                clock,
                timer,
                "org.apache.kafka.clients",
                "org.apache.kafka.common",
                "org.apache.kafka.streams",
                "io.smallrye.reactive.messaging.kafka"),
            library(
                "PostgreSQL",
                clock,
                timer,
                "io.agroal",
                "io.quarkus.agroal",
                "org.hibernate.engine.jdbc",
                "org.hibernate.orm.jdbc",
                "org.postgresql"));
  }

  /** With a daemon thread for its timer. */
  public static ClientTroubles withTimer() {
    return new ClientTroubles(
        InstantSource.system(),
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("log-trouble").factory()));
  }

  private static Library library(
      String server, InstantSource clock, ScheduledExecutorService timer, String... loggers) {
    var log = Logger.getLogger("io.tocsin.log");
    return new Library(List.of(loggers), new ClientTrouble(log, server, clock, timer));
  }

  @Override
  public boolean isLoggable(LogRecord record) {
    if (record.getLevel().intValue() < Level.WARNING.intValue()) {
      return true;
    }
    if (String.valueOf(record.getMessage()).contains(HARMLESS)) {
      return false;
    }
    var library = of(record);
    library.ifPresent(found -> found.trouble().met(record));
    return library.isEmpty();
  }

  private Optional<Library> of(LogRecord record) {
    return libraries.stream().filter(library -> library.wrote(record)).findFirst();
  }
}
