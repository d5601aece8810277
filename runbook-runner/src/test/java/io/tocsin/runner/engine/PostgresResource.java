package io.tocsin.runner.engine;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of its own for each application under test. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
  private @Nullable EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("max_connections", "40")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("the test's PostgreSQL does not start", e);
    }
    return Map.of(
        "quarkus.datasource.runner.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"),
        "quarkus.datasource.runner.username", "postgres",
        "quarkus.datasource.runner.password", "postgres");
  }

  @Override
  public void stop() {
    try {
      if (postgres != null) {
        postgres.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the test's PostgreSQL does not stop", e);
    }
  }
}
