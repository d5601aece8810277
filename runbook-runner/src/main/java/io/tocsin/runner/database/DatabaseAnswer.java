package io.tocsin.runner.database;

import io.tocsin.log.LogEvent;
import io.tocsin.runner.problem.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

/** The HTTP response to a request that failed in the database. */
final class DatabaseAnswer {
  private static final Logger LOG = Logger.getLogger(DatabaseAnswer.class);
  private static final int UNAVAILABLE = 503;
  private static final int OURS = 500;

  private DatabaseAnswer() {}

  static Response to(Throwable e) {
    var trouble =
        DatabaseTrouble.in(e)
            .orElse(new DatabaseTrouble(DatabaseTrouble.Kind.UNKNOWN, "see the log"));
    int status = trouble.kind().status();
    if (status == OURS) {
      LogEvent.of("PostgreSQL rejected a statement").error(LOG, e);
    }
    var answer =
        Response.status(status)
            .type(Problem.MEDIA_TYPE)
            .entity(Problem.of(status, trouble.kind().title(), trouble.detail()));
    return (status == UNAVAILABLE ? answer.header("Retry-After", "5") : answer).build();
  }
}
