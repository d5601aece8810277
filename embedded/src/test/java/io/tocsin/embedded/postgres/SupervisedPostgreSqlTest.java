package io.tocsin.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.embedded.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class SupervisedPostgreSqlTest {
  private static final Path PROGRAMS = Path.of("target", "postgresql-programs");
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  @TempDir Path folder;

  @Test
  void aKilledServerIsBackAtTheSamePlaceWithItsRows() throws Exception {
    try (var postgres = begin(folder)) {
      untilUp(postgres);
      execute(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");

      OrphanedPostmaster.of(folder.resolve("data")).orElseThrow().process().destroyForcibly();

      untilUp(postgres);
      execute(postgres, "INSERT INTO kept SELECT answer FROM kept");
    }
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeUsedIsTriedAgainUntilItCan() throws Exception {
    var inTheWay = Files.writeString(folder.resolve("in the way"), "a file");
    var mended = new AtomicBoolean();
    try (var postgres =
        SupervisedPostgreSql.begin(
            () -> mended.get() ? folder : inTheWay, () -> PROGRAMS, InstantSource.system())) {
      assertThat(isUp(postgres)).isFalse();
      mended.set(true);

      untilUp(postgres);
    }
  }

  private static SupervisedPostgreSql begin(Path folder) throws IOException {
    return SupervisedPostgreSql.begin(() -> folder, () -> PROGRAMS, InstantSource.system());
  }

  private static void untilUp(SupervisedPostgreSql postgres) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isUp(postgres)) {
      assertThat(System.nanoTime()).as("too late for PostgreSQL").isLessThan(deadline);
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static boolean isUp(SupervisedPostgreSql postgres) {
    try {
      execute(postgres, "SELECT 1");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static void execute(SupervisedPostgreSql postgres, String sql) throws SQLException {
    Credentials role = postgres.credentials();
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), role.user(), role.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
