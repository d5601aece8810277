package io.tocsin.runner.database;

import io.tocsin.runner.problem.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.hibernate.exception.JDBCConnectionException;

/** PostgreSQL went away in the middle of a request. */
@Provider
final class LostDatabaseMapper implements ExceptionMapper<JDBCConnectionException> {
  @Override
  public Response toResponse(JDBCConnectionException e) {
    return away();
  }

  static Response away() {
    return Response.status(503)
        .header("Retry-After", "5")
        .type(Problem.MEDIA_TYPE)
        .entity(
            Problem.of(
                503,
                "PostgreSQL is away",
                "it did not answer; try again, nothing was changed twice"))
        .build();
  }
}
