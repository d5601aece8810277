package io.tocsin.standalone.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
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
  /** Where their daily life is told at INFO, or warned about at every healthy start. */
  private static final Map<String, Level> QUIET =
      Map.of(
          "kafka", Level.WARNING,
          "org.apache.kafka", Level.WARNING,
          "org.apache.kafka.controller.QuorumController", Level.SEVERE,
          "org.apache.kafka.clients.NetworkClient", Level.SEVERE,
          "state.change.logger", Level.WARNING,
          "io.zonky.test", Level.WARNING,
          "org.hibernate", Level.WARNING,
          "org.flywaydb", Level.WARNING,
          "io.quarkus", Level.WARNING,
          "io.smallrye", Level.WARNING);

  /** Held, because a logger that nobody holds forgets its level. */
  private static final List<Logger> HELD =
      QUIET.keySet().stream().map(name -> LogContext.getLogContext().getLogger(name)).toList();

  private ProcessLog() {}

  /**
   * @param json one JSON object a line, otherwise logfmt
   */
  public static void begin(boolean json) {
    var stderr =
        new OutputStreamHandler(stderr(), new LineFormatter(json ? new Json() : new Logfmt()));
    stderr.setAutoFlush(true);
    LogContext.getLogContext().getLogger("").setHandlers(new Handler[] {stderr});
    HELD.forEach(logger -> logger.setLevel(QUIET.get(logger.getName())));
  }

  /** Not {@code System.err}, which others may replace or close. */
  private static OutputStream stderr() {
    return new FileOutputStream(FileDescriptor.err);
  }
}
