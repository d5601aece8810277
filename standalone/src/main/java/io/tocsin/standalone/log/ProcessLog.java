package io.tocsin.standalone.log;

import io.tocsin.log.ClientTroubles;
import io.tocsin.log.LineFormatter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.handlers.OutputStreamHandler;

/**
 * The log of this process, from its first line on.
 *
 * <p>Set up here and not by the framework, which begins to log only when it starts: until then
 * Kafka and PostgreSQL have said the most.
 */
public final class ProcessLog {
  /** Where libraries tell their daily life, or warn about it at every healthy start. */
  private static final Map<String, Level> QUIET =
      Map.ofEntries(
          Map.entry("kafka", Level.WARNING),
          Map.entry("org.apache.kafka", Level.WARNING),
          Map.entry("org.apache.kafka.controller.QuorumController", Level.SEVERE),
          // That an event took long, which at a start each does.
          Map.entry("org.apache.kafka.controller.EventPerformanceMonitor", Level.SEVERE),
          // That a topic was there already, when two asked for it at once.
          Map.entry("kafka.server.DefaultAutoTopicCreationManager", Level.SEVERE),
          Map.entry("org.apache.kafka.clients.NetworkClient", Level.SEVERE),
          Map.entry("org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils", Level.SEVERE),
          Map.entry("org.apache.kafka.streams.StreamsConfig", Level.SEVERE),
          Map.entry("state.change.logger", Level.WARNING),
          Map.entry("io.zonky.test", Level.WARNING),
          Map.entry("org.hibernate", Level.WARNING),
          Map.entry("org.flywaydb", Level.WARNING),
          Map.entry("io.quarkus", Level.WARNING),
          Map.entry("io.smallrye", Level.WARNING),
          Map.entry("io.micrometer", Level.SEVERE),
          Map.entry("io.netty", Level.INFO),
          // Names its extensions at each start.
          Map.entry("io.netty.bootstrap", Level.WARNING),
          Map.entry("io.vertx", Level.INFO),
          // They write whole conversations, secrets included.
          Map.entry("com.slack.api", Level.INFO),
          Map.entry("jakarta.mail", Level.INFO),
          Map.entry("org.eclipse.angus", Level.INFO),
          Map.entry("okhttp3", Level.INFO),
          Map.entry("java", Level.INFO),
          Map.entry("javax", Level.INFO));

  /**
   * A heartbeat that was late, because the process was paused for instance, is an error only where
   * another broker could take over.
   */
  private static final Map<String, String> NO_TROUBLE =
      Map.of(
          "org.apache.kafka.controller.ReplicationControlManager", "processExpiredBrokerHeartbeat");

  /** Held, because a logger that nobody holds forgets its level. */
  private static final List<Logger> HELD =
      Stream.concat(QUIET.keySet().stream(), NO_TROUBLE.keySet().stream())
          .map(name -> LogContext.getLogContext().getLogger(name))
          .toList();

  private ProcessLog() {}

  /**
   * @param level debug, info, warn or error
   * @param json one JSON object a line, otherwise logfmt
   */
  public static void begin(String level, boolean json) {
    var stderr = new TroubleAwareHandler(LineFormatter.of(json));
    stderr.setAutoFlush(true);
    var root = LogContext.getLogContext().getLogger("");
    root.setHandlers(new Handler[] {stderr});
    root.setLevel(LogContext.getLogContext().getLevelForName(level.toUpperCase(Locale.ROOT)));
    HELD.forEach(ProcessLog::restrict);
  }

  private static void restrict(Logger logger) {
    logger.setLevel(QUIET.get(logger.getName()));
    var noTrouble = NO_TROUBLE.get(logger.getName());
    if (noTrouble != null) {
      logger.setFilter(record -> !record.getMessage().contains(noTrouble));
    }
  }

  /** A filter that is set would not do: the framework replaces it with its own. */
  private static final class TroubleAwareHandler extends OutputStreamHandler {
    private final ClientTroubles troubles = ClientTroubles.withTimer();

    TroubleAwareHandler(LineFormatter formatter) {
      super(stderr(), formatter);
    }

    @Override
    public boolean isLoggable(LogRecord record) {
      return super.isLoggable(record) && troubles.isLoggable(record);
    }
  }

  /** Not {@code System.err}, which others may replace or close. */
  private static OutputStream stderr() {
    return new FileOutputStream(FileDescriptor.err);
  }
}
