package io.tocsin.runner.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.tocsin.runner.database.DatabaseTrouble.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Migrates the schema in the background, so that a process with other services starts without
 * PostgreSQL. Code that needs the tables checks {@link #isReady()}.
 */
@ApplicationScoped
public class Database {
  private static final Logger LOG = Logger.getLogger(Database.class);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  private final Flyway flyway;
  private final AgroalDataSource source;
  private final InstantSource clock;

  /** PostgreSQL that starts together with this process takes longer than this. */
  private final LastingTrouble unavailable = new LastingTrouble(LastingTrouble.START);

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch readyOrStopped = new CountDownLatch(1);

  private volatile boolean ready;
  private volatile DatabaseTrouble trouble = DatabaseTrouble.NOT_REACHED_YET;

  Database(
      @FlywayDataSource("runner") Flyway flyway,
      @DataSource("runner") AgroalDataSource source,
      InstantSource clock) {
    this.flyway = flyway;
    this.source = source;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("runner-database").start(this::migrateUntilDone);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
    readyOrStopped.countDown();
  }

  public boolean isReady() {
    return ready;
  }

  /** Why the tables are not available; meaningful only until {@link #isReady()}. */
  public DatabaseTrouble trouble() {
    return trouble;
  }

  /**
   * @return false if the process stops before the tables are available
   */
  public boolean awaitReady() throws InterruptedException {
    readyOrStopped.await();
    return stopped.getCount() > 0;
  }

  private void migrateUntilDone() {
    try {
      var begun = clock.instant();
      while (!isMigrated()) {
        var pause = pauseAfter(Duration.between(begun, clock.instant()));
        if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      ready = true;
      readyOrStopped.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A quarter of the time waited so far: PostgreSQL may be starting together with this process. */
  static Duration pauseAfter(Duration elapsed) {
    var share = elapsed.dividedBy(4);
    if (share.compareTo(FIRST_RETRY) < 0) {
      return FIRST_RETRY;
    }
    return share.compareTo(LAST_RETRY) < 0 ? share : LAST_RETRY;
  }

  private boolean isMigrated() {
    var found = check();
    found.ifPresentOrElse(this::logFailure, this::logRecovery);
    trouble = found.orElse(trouble);
    return found.isEmpty();
  }

  /** Flyway runs only after the check has passed, because each failed run floods the log. */
  private Optional<DatabaseTrouble> check() {
    try (var connection = source.getConnection()) {
      return DatabaseCheck.trouble(connection).or(this::migrate);
    } catch (SQLException e) {
      return DatabaseTrouble.in(e);
    }
  }

  private Optional<DatabaseTrouble> migrate() {
    try {
      flyway.migrate();
      return Optional.empty();
    } catch (FlywayException e) {
      return DatabaseTrouble.in(e)
          .or(() -> Optional.of(new DatabaseTrouble(Kind.UNKNOWN, String.valueOf(e.getMessage()))));
    }
  }

  private void logFailure(DatabaseTrouble found) {
    var event =
        LogEvent.of("runner tables are not available, no runbook can run")
            .with("error", found.kind().title() + ": " + found.detail())
            .with("remedy", "check quarkus.datasource.runner.*");
    unavailable.met(event, clock.instant()).ifPresent(line -> line.error(LOG));
  }

  private void logRecovery() {
    unavailable
        .over(LogEvent.of("runner tables are available"), clock.instant())
        .ifPresent(line -> line.info(LOG));
  }
}
