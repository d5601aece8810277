package io.tocsin.runner.database;

import io.tocsin.runner.problem.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.hibernate.exception.GenericJDBCException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL says while it starts, stops or has no place left is no connection error to
 * Hibernate; to who asks it is the same.
 */
@Provider
final class DatabaseTroubleMapper implements ExceptionMapper<GenericJDBCException> {
  private static final Logger LOG = Logger.getLogger(DatabaseTroubleMapper.class);

  @Override
  public Response toResponse(GenericJDBCException e) {
    if (isAway(e.getSQLState())) {
      return LostDatabaseMapper.away();
    }
    LOG.error("PostgreSQL refused a statement", e);
    return Response.serverError()
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(500, "PostgreSQL refused a statement", "the log says more"))
        .build();
  }

  /** No state: the pool waited in vain for a connection. 53: resources; 57P: coming up or going. */
  private static boolean isAway(@Nullable String state) {
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P");
  }
}
