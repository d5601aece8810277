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
 * Requires the administrator token for every operation, including reads: task logs and runbook
 * inputs are confidential, and operations added later are protected by default.
 */
@jakarta.ws.rs.ext.Provider
@Priority(Priorities.AUTHORIZATION)
final class AdministratorFilter implements ContainerRequestFilter {
  private final Provider<AdministratorToken> token;

  /**
   * @param token resolved late, because filters are created at build time, when settings must not
   *     be read
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
