package io.tocsin.runner.database;

import io.tocsin.runner.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** See {@link NeedsDatabase}. */
@Provider
@NeedsDatabase
final class NeedsDatabaseFilter implements ContainerRequestFilter {
  private final Database database;

  NeedsDatabaseFilter(Database database) {
    this.database = database;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!database.isReady()) {
      var trouble = database.trouble();
      throw new ProblemException(503, trouble.kind().title(), trouble.detail());
    }
  }
}
