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
 * The log of this process.
 *
 * <p>Set up here and not by the framework, which starts after Kafka and PostgreSQL and would miss
 * most of their messages.
 */
public final class ProcessLog {
  /** Loggers of libraries that log routine events, or warn about them at every healthy start. */
  private static final Map<String, Level> QUIET =
      Map.ofEntries(
          Map.entry("kafka", Level.WARNING),
          Map.entry("org.apache.kafka", Level.WARNING),
          Map.entry("org.apache.kafka.controller.QuorumController", Level.SEVERE),
          // Warns about slow events, which are normal at start.
          Map.entry("org.apache.kafka.controller.EventPerformanceMonitor", Level.SEVERE),
          // Warns about existing topics, when two clients create one at the same time.
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
          // Lists its extensions at each start.
          Map.entry("io.netty.bootstrap", Level.WARNING),
          Map.entry("io.vertx", Level.INFO),
          // These log their whole traffic, including secrets.
          Map.entry("com.slack.api", Level.INFO),
          Map.entry("jakarta.mail", Level.INFO),
          Map.entry("org.eclipse.angus", Level.INFO),
          Map.entry("okhttp3", Level.INFO),
          Map.entry("java", Level.INFO),
          Map.entry("javax", Level.INFO));

  /**
   * A late heartbeat, for instance after a pause of the process, is an error only if another broker
   * could take over.
   */
  private static final Map<String, String> NO_TROUBLE =
      Map.of(
          "org.apache.kafka.controller.ReplicationControlManager", "processExpiredBrokerHeartbeat");

  /** Strong references, because a logger without one is collected and loses its level. */
  private static final List<Logger> HELD =
      Stream.concat(QUIET.keySet().stream(), NO_TROUBLE.keySet().stream())
          .map(name -> LogContext.getLogContext().getLogger(name))
          .toList();

  private ProcessLog() {}

  /**
   * @param level debug, info, warn or error
   * @param json one JSON object per line, otherwise logfmt
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

  /** A subclass, because the framework would replace a filter. */
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

  /** Not {@code System.err}, which a library may replace or close. */
  private static OutputStream stderr() {
    return new FileOutputStream(FileDescriptor.err);
  }
}
