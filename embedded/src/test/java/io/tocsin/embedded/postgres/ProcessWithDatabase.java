package io.tocsin.embedded.postgres;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;

/** A process that starts a database, commits one row, says so and waits to be killed. */
final class ProcessWithDatabase {
  static final String READY = "one row committed";

  private ProcessWithDatabase() {}

  public static void main(String[] args) throws Exception {
    var postgres = EmbeddedPostgreSql.start(Path.of(args[0]), Path.of(args[1]));
    var role = postgres.credentials();
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), role.user(), role.password());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
    }
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}
