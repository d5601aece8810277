package io.tocsin.standalone;

import io.tocsin.embedded.DataFolder;
import io.tocsin.embedded.kafka.EmbeddedKafka;
import io.tocsin.embedded.postgres.EmbeddedPostgreSql;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jboss.logging.Logger;

/**
 * Kafka and PostgreSQL of this process.
 *
 * @param postgres empty if it did not start: then alerts are still taken, routed and told, and
 *     runbooks wait
 */
record EmbeddedServers(EmbeddedKafka kafka, Optional<EmbeddedPostgreSql> postgres)
    implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedServers.class);

  /** Nobody listens there, and nobody will. */
  private static final String NO_DATABASE = "jdbc:postgresql://127.0.0.1:1/tocsin";

  private static final int BROKER_GAVE_UP = 70;

  /** Both at the same time: each mostly waits for the disk. */
  static EmbeddedServers start(DataFolder folder) throws IOException {
    var kafkaFolder = folder.room("kafka");
    var postgres = inParallel(() -> startPostgres(folder));
    try {
      var kafka = EmbeddedKafka.start(kafkaFolder, EmbeddedServers::end);
      return new EmbeddedServers(kafka, result(postgres));
    } catch (RuntimeException | Error e) {
      // A process of its own: it would live on when ours has ended.
      StopSignal.end();
      close(result(postgres));
      throw e;
    }
  }

  /** What the services need to reach them. */
  Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    kafka.clientSettings().forEach((name, value) -> settings.put("kafka." + name, value));
    settings.put(
        "quarkus.datasource.runner.jdbc.url",
        postgres.map(EmbeddedPostgreSql::jdbcUrl).orElse(NO_DATABASE));
    postgres
        .map(EmbeddedPostgreSql::credentials)
        .ifPresent(
            role -> {
              settings.put("quarkus.datasource.runner.username", role.user());
              settings.put("quarkus.datasource.runner.password", role.password());
            });
    return settings;
  }

  @Override
  public void close() throws IOException {
    kafka.close();
    close(postgres);
  }

  private static void close(Optional<EmbeddedPostgreSql> postgres) throws IOException {
    if (postgres.isPresent()) {
      postgres.get().close();
    }
  }

  private static Optional<EmbeddedPostgreSql> startPostgres(DataFolder folder) {
    try {
      return Optional.of(
          EmbeddedPostgreSql.start(folder.room("postgresql"), ProgramCache.folder(folder)));
    } catch (IOException | RuntimeException e) {
      LOG.errorf(
          e, "runbooks do not run until this is mended and Tocsin restarted: %s", e.getMessage());
      return Optional.empty();
    }
  }

  /** Halts, because an orderly end would wait for the broker. What was accepted is on the disk. */
  private static void end(String reason) {
    LOG.fatalf("stopping: %s", reason);
    Runtime.getRuntime().halt(BROKER_GAVE_UP);
  }

  private static <T> FutureTask<T> inParallel(Callable<T> task) {
    var result = new FutureTask<>(task);
    Thread.ofPlatform().name("start-postgresql").start(result);
    return result;
  }

  private static <T> T result(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("PostgreSQL was not started", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL was starting", e);
    }
  }
}
