package io.tocsin.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OrphanedPostmasterIT {
  private static final Path PROGRAMS = Path.of("target", "postgresql-programs").toAbsolutePath();

  @TempDir Path folder;

  @Test
  @Timeout(60)
  @Tag("F35")
  @DisplayName("after kill -9 the server left behind is stopped before a new one starts")
  void serverOfAKilledProcessIsStopped() throws Exception {
    killProcessWithDatabase();
    var orphan = OrphanedPostmaster.of(folder.resolve("data")).orElseThrow().process();
    assertThat(orphan.isAlive()).isTrue();

    try (var postgres = EmbeddedPostgreSql.start(folder, PROGRAMS)) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(answer(postgres)).isEqualTo(42);
    }
  }

  private void killProcessWithDatabase() throws Exception {
    var process = start();
    try (var lines = process.inputReader()) {
      assertThat(lines.lines().anyMatch(ProcessWithDatabase.READY::equals)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            ProcessWithDatabase.class.getName(),
            folder.toString(),
            PROGRAMS.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int answer(EmbeddedPostgreSql postgres) throws Exception {
    var role = postgres.credentials();
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), role.user(), role.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT answer FROM kept")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
