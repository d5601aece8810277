package io.tocsin.runner.database;

import io.quarkus.arc.ArcUndeclaredThrowableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps a failed commit, which the transaction interceptor reports as a checked exception. */
@Provider
final class CommitTroubleMapper implements ExceptionMapper<ArcUndeclaredThrowableException> {
  @Override
  public Response toResponse(ArcUndeclaredThrowableException e) {
    return DatabaseAnswer.to(e);
  }
}
