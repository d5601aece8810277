package io.tocsin.runner.database;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps a failed commit of a programmatic transaction. */
@Provider
final class TransactionTroubleMapper implements ExceptionMapper<QuarkusTransactionException> {
  @Override
  public Response toResponse(QuarkusTransactionException e) {
    return DatabaseAnswer.to(e);
  }
}
