package io.tocsin.log;

import java.util.logging.Filter;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;
import org.jspecify.annotations.Nullable;

/** The handlers that the framework has made for a service's process. */
public final class ServiceHandlers {
  private ServiceHandlers() {}

  /**
   * Has all of them write lines as the standalone process does.
   *
   * @param json one JSON object a line, otherwise logfmt
   */
  public static void writeLines(boolean json) {
    var troubles = ClientTroubles.withTimer();
    for (var handler : LogContext.getLogContext().getLogger("").getHandlers()) {
      writeLines(handler, LineFormatter.of(json), troubles);
    }
  }

  private static void writeLines(Handler handler, LineFormatter formatter, Filter troubles) {
    var inner = handler instanceof ExtHandler outer ? outer.getHandlers() : new Handler[0];
    for (var each : inner) {
      writeLines(each, formatter, troubles);
    }
    if (inner.length == 0) {
      handler.setFormatter(formatter);
      handler.setFilter(both(handler.getFilter(), troubles));
    }
  }

  private static Filter both(@Nullable Filter before, Filter troubles) {
    return before == null
        ? troubles
        : record -> before.isLoggable(record) && troubles.isLoggable(record);
  }
}
