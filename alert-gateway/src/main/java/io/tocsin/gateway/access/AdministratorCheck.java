package io.tocsin.gateway.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tocsin.configuration.access.AccessRefusal;
import io.tocsin.configuration.access.AdministratorToken;
import io.tocsin.gateway.web.EdgeOrder;
import io.tocsin.gateway.web.Problem;
import io.tocsin.log.LogEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Requires the administrator token for a {@linkplain GuardedPath guarded path}, before the body is
 * read.
 */
@Singleton
class AdministratorCheck {
  private static final Logger LOG = Logger.getLogger(AdministratorCheck.class);

  private final AdministratorToken administrator;

  AdministratorCheck(AdministratorToken administrator) {
    this.administrator = administrator;
  }

  void register(@Observes Filters filters) {
    if (administrator.token().isEmpty()) {
      LogEvent.of("no administrator token, explain and test notifications are rejected")
          .with("remedy", "set tocsin.admin-token or tocsin.admin-token-file")
          .warn(LOG);
    }
    filters.register(this::check, EdgeOrder.ADMINISTRATOR.priority());
  }

  private void check(RoutingContext context) {
    if (GuardedPath.isGuarded(context.normalizedPath())) {
      administrator
          .refusal(Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION)))
          .ifPresentOrElse(refusal -> reject(context, refusal), context::next);
    } else {
      context.next();
    }
  }

  private static void reject(RoutingContext context, AccessRefusal refusal) {
    var response = context.response();
    if (refusal.status() == 401) {
      response.putHeader("WWW-Authenticate", "Bearer realm=\"tocsin\"");
    }
    Problem.answer(response, refusal.status(), refusal.detail());
  }
}
