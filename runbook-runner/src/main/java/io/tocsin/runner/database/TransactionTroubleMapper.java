package io.tocsin.runner.database;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A transaction that code has opened failed at its end. */
@Provider
final class TransactionTroubleMapper implements ExceptionMapper<QuarkusTransactionException> {
  @Override
  public Response toResponse(QuarkusTransactionException e) {
    return DatabaseAnswer.to(e);
  }
}
