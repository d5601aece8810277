package io.tocsin.runner.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Turns refusals into answers. */
@Provider
final class ProblemMapper implements ExceptionMapper<ProblemException> {
  @Override
  public Response toResponse(ProblemException refused) {
    var answer =
        Response.status(refused.problem().status())
            .type(Problem.MEDIA_TYPE)
            .entity(refused.problem());
    return switch (refused.problem().status()) {
      case 401 -> answer.header("WWW-Authenticate", "Bearer realm=\"tocsin\"").build();
      case 503 -> answer.header("Retry-After", "5").build();
      default -> answer.build();
    };
  }
}
