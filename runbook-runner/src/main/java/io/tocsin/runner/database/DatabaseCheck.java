package io.tocsin.runner.database;

import io.tocsin.runner.database.DatabaseTrouble.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Checks the database's requirements before the migration changes anything. */
final class DatabaseCheck {
  private static final String QUESTION =
      """
      select current_setting('server_encoding') as encoding,
             current_setting('transaction_read_only')::boolean as read_only,
             to_regnamespace('runner') is not null
               or has_database_privilege(current_database(), 'CREATE') as may_create,
             current_user as role, current_database() as name
      """;

  private DatabaseCheck() {}

  static Optional<DatabaseTrouble> trouble(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(QUESTION)) {
      answer.next();
      return check(
          answer.getString("encoding"),
          answer.getBoolean("read_only"),
          answer.getBoolean("may_create"),
          "database %s, role %s".formatted(answer.getString("name"), answer.getString("role")));
    }
  }

  private static Optional<DatabaseTrouble> check(
      String encoding, boolean readOnly, boolean mayCreate, String where) {
    if (!encoding.equals("UTF8")) {
      return trouble(
          Kind.NOT_UTF8,
          "%s: its encoding is %s, which cannot store all texts; create a database with encoding 'UTF8' template template0"
              .formatted(where, encoding));
    }
    if (readOnly) {
      return trouble(Kind.READ_ONLY, where + ": it accepts no writes, like a standby");
    }
    return mayCreate
        ? Optional.empty()
        : trouble(
            Kind.NO_RIGHT,
            "%s: schema runner does not exist and the role may not create it (grant create on database)"
                .formatted(where));
  }

  private static Optional<DatabaseTrouble> trouble(Kind kind, String detail) {
    return Optional.of(new DatabaseTrouble(kind, detail));
  }
}
