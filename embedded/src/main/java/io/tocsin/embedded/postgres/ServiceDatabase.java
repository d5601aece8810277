package io.tocsin.embedded.postgres;

import io.tocsin.embedded.Credentials;
import io.tocsin.embedded.LoopbackPort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The database that the services share (one schema each) and its role. The role is not a superuser,
 * because a superuser can run programs on this machine.
 */
record ServiceDatabase(EmbeddedPostgres server) {
  static final String NAME = "tocsin";

  static String jdbcUrl(LoopbackPort port) {
    return "jdbc:postgresql://%s/%s".formatted(port, NAME);
  }

  /**
   * Creates role and database if missing. The role's password is new for every process and never
   * stored.
   */
  void provide(Credentials credentials) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection()) {
      if (isMissing(connection, "SELECT 1 FROM pg_roles WHERE rolname = '%s'")) {
        execute(connection, "CREATE ROLE %s LOGIN");
      }
      if (isMissing(connection, "SELECT 1 FROM pg_database WHERE datname = '%s'")) {
        execute(connection, "CREATE DATABASE %1$s OWNER %1$s");
      }
      execute(connection, "ALTER ROLE %s PASSWORD '" + credentials.password() + "'");
      // A stuck statement must not hold locks or connections that others need.
      execute(connection, "ALTER ROLE %s SET statement_timeout = '5s'");
      execute(connection, "ALTER ROLE %s SET lock_timeout = '2s'");
      execute(connection, "ALTER ROLE %s SET idle_in_transaction_session_timeout = '10s'");
    }
  }

  private static boolean isMissing(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(query.formatted(NAME))) {
      return !found.next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql.formatted(NAME));
    }
  }
}
