package io.tocsin.runner.access;

import io.tocsin.configuration.access.AccessRefusal;
import io.tocsin.configuration.access.AdministratorToken;
import io.tocsin.runner.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.inject.Provider;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Optional;

/**
 * Stands before every operation, reading ones included: logs of tasks and inputs of runbooks are
 * nobody else's business, and an operation that is added later is guarded without a word.
 */
@jakarta.ws.rs.ext.Provider
@Priority(Priorities.AUTHORIZATION)
final class AdministratorFilter implements ContainerRequestFilter {
  private final Provider<AdministratorToken> token;

  /**
   * @param token asked for late, because filters are made while the application is built, and the
   *     settings are not to be read then
   */
  AdministratorFilter(Provider<AdministratorToken> token) {
    this.token = token;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    token
        .get()
        .refusal(Optional.ofNullable(request.getHeaderString("Authorization")))
        .map(AdministratorFilter::problem)
        .ifPresent(
            problem -> {
              throw problem;
            });
  }

  private static ProblemException problem(AccessRefusal refusal) {
    return new ProblemException(refusal.status(), refusal.title(), refusal.detail());
  }
}
