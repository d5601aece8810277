package io.tocsin.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class EmbeddedPostgreSqlTest {
  private static final Path PROGRAMS = Path.of("target", "postgresql-programs");

  @TempDir Path folder;

  @Test
  void rowsOutliveTheServer() throws Exception {
    try (var postgres = EmbeddedPostgreSql.start(folder, PROGRAMS)) {
      query(postgres, "CREATE TABLE kept AS SELECT 'before the restart'::text AS word");
    }

    try (var postgres = EmbeddedPostgreSql.start(folder, PROGRAMS)) {
      assertThat(query(postgres, "SELECT word FROM kept")).isEqualTo("before the restart");
    }
  }

  @Test
  @Tag("S-PG-02")
  @DisplayName("a client without the generated password is refused, the superuser, too")
  void foreignClientIsRefused() throws Exception {
    try (var postgres = EmbeddedPostgreSql.start(folder, PROGRAMS)) {
      assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "tocsin", "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "guess"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void commitsReachTheDiskAndStuckStatementsEnd() throws Exception {
    try (var postgres = EmbeddedPostgreSql.start(folder, PROGRAMS)) {
      assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(query(postgres, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(query(postgres, "SHOW statement_timeout")).isEqualTo("5s");
      assertThat(query(postgres, "SELECT usesuper FROM pg_user WHERE usename = current_user"))
          .isEqualTo("f");
    }
  }

  @Test
  @Tag("F35")
  @DisplayName("files of another major version are refused and left alone")
  void otherMajorVersionIsRefused() throws Exception {
    var version = Files.createDirectories(folder.resolve("data")).resolve("PG_VERSION");
    Files.writeString(version, "16\n");

    assertThatThrownBy(() -> EmbeddedPostgreSql.start(folder, PROGRAMS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("written by PostgreSQL 16")
        .hasMessageContaining("pg_dump");
    assertThat(folder.resolve("data")).isDirectoryContaining("glob:**PG_VERSION");
  }

  @Test
  @Tag("F35")
  @DisplayName("a pid file whose process is somebody else's does not stop that process")
  void foreignProcessWithTheSameNumberIsLeftAlone() throws Exception {
    var self = ProcessHandle.current();
    Files.writeString(
        folder.resolve("postmaster.pid"),
        "%d\n%s\n%d\n"
            .formatted(
                self.pid(), folder, self.info().startInstant().orElseThrow().getEpochSecond()));

    assertThat(OrphanedPostmaster.of(folder)).isEmpty();
  }

  private static String query(EmbeddedPostgreSql postgres, String sql) throws SQLException {
    var credentials = postgres.credentials();
    try (var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(), credentials.user(), credentials.password());
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      var rows = statement.getResultSet();
      rows.next();
      return rows.getString(1);
    }
  }
}
