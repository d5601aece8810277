package io.tocsin.runner.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.runner.database.DatabaseTrouble.Kind;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("process")
class DatabaseTroubleTest {
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @ParameterizedTest
  @DisplayName("each PostgreSQL error has its HTTP response")
  @CsvSource({
    "the database system is starting up, 57P03, AWAY, 503",
    "the database system is shutting down, 57P01, AWAY, 503",
    "connection refused, 08001, AWAY, 503",
    "sorry too many clients already, 53300, BUSY, 503",
    "acquisition timeout, , BUSY, 503",
    "canceling statement due to lock timeout, 55P03, BUSY, 503",
    "canceling statement due to statement timeout, 57014, BUSY, 503",
    "cannot execute INSERT in a read-only transaction, 25006, READ_ONLY, 503",
    "password authentication failed, 28P01, LOGIN, 503",
    "no pg_hba.conf entry, 28000, LOGIN, 503",
    "database \"x\" does not exist, 3D000, NO_DATABASE, 503",
    "permission denied for schema runner, 42501, NO_RIGHT, 503",
    "unsupported startup parameter: options, 08P01, NO_SETTING, 503",
    "invalid byte sequence for encoding, 22021, NOT_STORABLE, 400",
    "no such column, 42703, UNKNOWN, 500"
  })
  void stateSaysWhatIsTheMatter(String message, String state, Kind kind, int status) {
    var sql = new SQLException(message, state);
    var atTheEnd = new IllegalStateException("could not commit");
    atTheEnd.addSuppressed(new GenericJDBCException(message, sql));

    assertThat(DatabaseTrouble.in(atTheEnd)).map(DatabaseTrouble::kind).contains(kind);
    try (var answer = DatabaseAnswer.to(new GenericJDBCException(message, sql))) {
      assertThat(answer.getStatus()).isEqualTo(status);
      assertThat(answer.getHeaderString("Retry-After")).isEqualTo(status == 503 ? "5" : null);
    }
  }

  @Test
  void whatTheDatabaseHasNoPartInIsNoTroubleOfIts() {
    assertThat(DatabaseTrouble.in(new IllegalStateException("other"))).isEmpty();
  }

  @Test
  void ordinaryDatabaseWillDo() throws SQLException {
    assertThat(troubleIn("postgres", "postgres")).isEmpty();
  }

  @Test
  @DisplayName("a database that is not UTF-8 is refused")
  void databaseThatIsNotUtf8IsRefused() throws SQLException {
    execute("create database plain encoding 'SQL_ASCII' locale 'C' template template0");

    assertThat(troubleIn("postgres", "plain"))
        .hasValueSatisfying(
            trouble -> {
              assertThat(trouble.kind()).isEqualTo(Kind.NOT_UTF8);
              assertThat(trouble.detail()).contains("plain", "SQL_ASCII", "UTF8");
            });
  }

  @Test
  @DisplayName("a role that may not make the schema is named")
  void roleWithoutCreateIsNamed() throws SQLException {
    execute("create role poor login");

    assertThat(troubleIn("poor", "postgres"))
        .hasValueSatisfying(
            trouble -> {
              assertThat(trouble.kind()).isEqualTo(Kind.NO_RIGHT);
              assertThat(trouble.detail()).contains("poor", "grant create");
            });
  }

  @Test
  @DisplayName("a database that takes no writes is waited for")
  void readOnlyDatabaseIsWaitedFor() throws SQLException {
    execute("create database standby");
    execute("alter database standby set default_transaction_read_only = on");

    assertThat(troubleIn("postgres", "standby"))
        .map(DatabaseTrouble::kind)
        .contains(Kind.READ_ONLY);
  }

  private static Optional<DatabaseTrouble> troubleIn(String role, String database)
      throws SQLException {
    try (var connection = connect(role, database)) {
      return DatabaseCheck.trouble(connection);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = connect("postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(String role, String database) throws SQLException {
    return postgres.getDatabase(role, database).getConnection();
  }
}
