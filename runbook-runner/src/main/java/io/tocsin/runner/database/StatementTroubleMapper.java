package io.tocsin.runner.database;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A statement failed: whatever Hibernate makes of it, PostgreSQL said why. */
@Provider
final class StatementTroubleMapper implements ExceptionMapper<PersistenceException> {
  @Override
  public Response toResponse(PersistenceException e) {
    return DatabaseAnswer.to(e);
  }
}
