package io.tocsin.runner.database;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps a failed statement; the cause is PostgreSQL's error, however Hibernate wraps it. */
@Provider
final class StatementTroubleMapper implements ExceptionMapper<PersistenceException> {
  @Override
  public Response toResponse(PersistenceException e) {
    return DatabaseAnswer.to(e);
  }
}
