package io.tocsin.runner.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why PostgreSQL, or a connection pooler in front of it, failed.
 *
 * @param detail for people: consequence and remedy
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error
 *     codes</a>
 */
public record DatabaseTrouble(Kind kind, String detail) {
  private static final int DEEPEST = 10;

  /** Kinds of failures, by remedy. */
  public enum Kind {
    AWAY("PostgreSQL is away", 503),
    BUSY("PostgreSQL is busy", 503),
    READ_ONLY("PostgreSQL is read-only", 503),
    LOGIN("PostgreSQL rejects the login of the runner", 503),
    NO_DATABASE("The database of the runner does not exist", 503),
    NO_RIGHT("The database role of the runner lacks a privilege", 503),
    NO_SETTING("The connection pooler rejects the settings of the runner", 503),
    NOT_UTF8("The database of the runner is not UTF-8", 503),
    /** A character that PostgreSQL cannot store in text. */
    NOT_STORABLE("A text cannot be stored", 400),
    UNKNOWN("PostgreSQL rejected a statement", 500);

    private final String title;
    private final int status;

    Kind(String title, int status) {
      this.title = title;
      this.status = status;
    }

    public String title() {
      return title;
    }

    public int status() {
      return status;
    }
  }

  static final DatabaseTrouble NOT_REACHED_YET =
      new DatabaseTrouble(Kind.AWAY, "it stores runbooks and executions; try again shortly");

  /** Empty if the exception did not come from the database. */
  static Optional<DatabaseTrouble> in(Throwable e) {
    return sqlIn(e, 0).map(DatabaseTrouble::of);
  }

  /** Exceptions of a failed commit carry the SQL exception among the suppressed ones. */
  private static Optional<SQLException> sqlIn(@Nullable Throwable e, int depth) {
    if (e == null || depth > DEEPEST) {
      return Optional.empty();
    }
    if (e instanceof SQLException sql) {
      return Optional.of(sql);
    }
    return Stream.concat(Stream.ofNullable(e.getCause()), Stream.of(e.getSuppressed()))
        .map(inner -> sqlIn(inner, depth + 1))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static DatabaseTrouble of(SQLException e) {
    var state = e.getSQLState();
    var message = String.valueOf(e.getMessage());
    var kind = state == null ? Kind.BUSY : kind(state, message);
    return new DatabaseTrouble(kind, detail(kind, message));
  }

  private static Kind kind(String state, String message) {
    return switch (state) {
      case "25006" -> Kind.READ_ONLY;
      case "3D000" -> Kind.NO_DATABASE;
      case "42501" -> Kind.NO_RIGHT;
      case "22021", "22P05" -> Kind.NOT_STORABLE;
      case "57014", "55P03", "40001", "40P01", "25P03" -> Kind.BUSY;
      case "08P01" -> message.contains("startup parameter") ? Kind.NO_SETTING : Kind.AWAY;
      default -> kindOfClass(state);
    };
  }

  private static Kind kindOfClass(String state) {
    return switch (state.substring(0, Math.min(state.length(), 2))) {
      case "08", "57" -> Kind.AWAY;
      case "53" -> Kind.BUSY;
      case "28" -> Kind.LOGIN;
      default -> Kind.UNKNOWN;
    };
  }

  private static String detail(Kind kind, String message) {
    return switch (kind) {
      case AWAY -> "it did not respond; try again, no change is made twice";
      case BUSY -> "it has no free connection, lock or space; try again, nothing was changed";
      case READ_ONLY -> "it accepts no writes, like a standby; try again after the fail-over";
      case LOGIN ->
          "check quarkus.datasource.runner.username and .password; PostgreSQL reports: " + message;
      case NO_DATABASE ->
          "check quarkus.datasource.runner.jdbc.url; PostgreSQL reports: " + message;
      case NO_RIGHT -> "PostgreSQL reports: " + message;
      case NO_SETTING ->
          "set ignore_startup_parameters = options,search_path in PgBouncer; it reports: "
              + message;
      case NOT_UTF8 -> message;
      case NOT_STORABLE -> "it contains a NUL or an invalid character; nothing was changed";
      case UNKNOWN -> "see the log";
    };
  }
}
