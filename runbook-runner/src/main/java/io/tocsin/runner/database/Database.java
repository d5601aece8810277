package io.tocsin.runner.database;

import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date in the background, so that a process with other services starts
 * without PostgreSQL. Whoever needs the tables asks {@link #isReady()}.
 */
@ApplicationScoped
public class Database {
  private static final Logger LOG = Logger.getLogger(Database.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Flyway flyway;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch ready = new CountDownLatch(1);

  Database(@FlywayDataSource("runner") Flyway flyway) {
    this.flyway = flyway;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("runner-database").start(this::migrateUntilDone);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  public boolean isReady() {
    return ready.getCount() == 0;
  }

  /**
   * @return false when the process stops before the tables are there
   */
  public boolean awaitReady() throws InterruptedException {
    while (stopped.getCount() > 0) {
      if (ready.await(100, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  private void migrateUntilDone() {
    boolean told = false;
    try {
      while (!migrated(told)) {
        told = true;
        if (stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      ready.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean migrated(boolean told) {
    try {
      flyway.migrate();
      return true;
    } catch (FlywayException e) {
      if (!told) {
        LOG.errorf(
            "The runner's tables cannot be made or reached, so no runbook runs; trying again each"
                + " second. Look at quarkus.datasource.runner.*: %s",
            e.getMessage());
      }
      return false;
    }
  }
}
