package io.tocsin.runner.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps rejected requests to HTTP responses. */
@Provider
final class ProblemMapper implements ExceptionMapper<ProblemException> {
  @Override
  public Response toResponse(ProblemException rejected) {
    var answer =
        Response.status(rejected.problem().status())
            .type(Problem.MEDIA_TYPE)
            .entity(rejected.problem());
    return switch (rejected.problem().status()) {
      case 401 -> answer.header("WWW-Authenticate", "Bearer realm=\"tocsin\"").build();
      case 503 -> answer.header("Retry-After", "5").build();
      default -> answer.build();
    };
  }
}
