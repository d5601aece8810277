package io.tocsin.gateway.web;

import io.tocsin.log.LogEvent;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Handles failures caused by clients that disconnect. Otherwise each would be logged as an error
 * with a stack trace, and many of them would hide real errors.
 */
@Singleton
public class ClientDisconnects {
  private static final Logger LOG = Logger.getLogger(ClientDisconnects.class);

  /** The framework's own is the last. */
  private static final int FIRST_FAILURE_HANDLER = Integer.MIN_VALUE;

  void register(@Observes Router router) {
    router.route().order(FIRST_FAILURE_HANDLER).failureHandler(ClientDisconnects::ignore);
  }

  private static void ignore(RoutingContext context) {
    if (caused(context, context.failure())) {
      LogEvent.of("client disconnected")
          .with("method", context.request().method())
          .with("path", context.request().path())
          .with("error", context.failure())
          .debug(LOG);
      context.request().connection().close();
    } else {
      context.next();
    }
  }

  /** Whether the failure only means that the client has disconnected. */
  public static boolean caused(RoutingContext context, @Nullable Throwable failure) {
    return context.response().closed()
        || failure instanceof HttpClosedException
        || failure instanceof StreamResetException
        || (failure instanceof IOException && "Connection reset".equals(failure.getMessage()));
  }
}
