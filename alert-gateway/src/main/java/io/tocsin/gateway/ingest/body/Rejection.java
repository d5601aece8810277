package io.tocsin.gateway.ingest.body;

/**
 * Why one alert of a request was rejected.
 *
 * @param index position in the request, from 0
 */
public record Rejection(int index, Kind kind, String reason) implements ParsedAlert {

  /** The two schema violations have codes that Alertmanager's clients know. */
  public enum Kind {
    INVALID(400),
    WRONG_FORMAT(601),
    MISSING(602);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }
  }

  public static Rejection invalid(int index, String reason) {
    return new Rejection(index, Kind.INVALID, reason);
  }

  static Rejection missing(int index, String field) {
    return new Rejection(index, Kind.MISSING, field + " in body is required");
  }

  static Rejection wrongFormat(int index, String field, String format, String value) {
    return new Rejection(
        index,
        Kind.WRONG_FORMAT,
        "%s in body must be of type %s: %s".formatted(field, format, SourceText.quoted(value)));
  }

  public boolean violatesSchema() {
    return kind != Kind.INVALID;
  }

  public String message() {
    return violatesSchema() ? index + "." + reason : "alerts[" + index + "]: " + reason;
  }
}
