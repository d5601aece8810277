package io.tocsin.runner.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.tocsin.runner.problem.ProblemException;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** See {@link ChangesThings}. */
@Provider
@ChangesThings
@Priority(Priorities.AUTHORIZATION)
final class AdmissionFilter implements ContainerRequestFilter {
  private static final List<String> SIGNS_OF_A_RELAY =
      List.of("Origin", "Forwarded", "X-Forwarded-For", "Via");

  private final Administrator administrator;
  private final CurrentVertxRequest current;

  AdmissionFilter(Administrator administrator, CurrentVertxRequest current) {
    this.administrator = administrator;
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var authorization = Optional.ofNullable(request.getHeaderString("Authorization"));
    boolean relayed =
        SIGNS_OF_A_RELAY.stream().anyMatch(name -> request.getHeaderString(name) != null);
    switch (administrator.judge(
        peer(current.getCurrent().request().remoteAddress()), authorization, relayed)) {
      case ALLOWED -> {}
      case TOKEN_MISSING ->
          throw new ProblemException(
              401,
              "Not allowed without a token",
              "from another machine, through a proxy or from a browser this needs"
                  + " 'Authorization: Bearer <tocsin.admin-token>'");
      case TOKEN_WRONG ->
          throw new ProblemException(
              403, "Wrong token", "the bearer token is not the value of tocsin.admin-token");
    }
  }

  private static Optional<InetAddress> peer(SocketAddress address) {
    try {
      // A literal address, so no name is looked up.
      return Optional.of(InetAddress.getByName(address.hostAddress()));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
