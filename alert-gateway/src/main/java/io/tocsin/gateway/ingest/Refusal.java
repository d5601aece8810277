package io.tocsin.gateway.ingest;

/**
 * Why one alert of a request was not taken.
 *
 * @param index its place in the request, from 0
 */
record Refusal(int index, Kind kind, String reason) implements Reading {

  /** The two schema violations have numbers that Alertmanager's clients know. */
  enum Kind {
    INVALID(400),
    WRONG_FORMAT(601),
    MISSING(602);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  static Refusal invalid(int index, String reason) {
    return new Refusal(index, Kind.INVALID, reason);
  }

  static Refusal missing(int index, String field) {
    return new Refusal(index, Kind.MISSING, field + " in body is required");
  }

  static Refusal wrongFormat(int index, String field, String format, String value) {
    return new Refusal(
        index,
        Kind.WRONG_FORMAT,
        "%s in body must be of type %s: %s".formatted(field, format, SourceText.quoted(value)));
  }

  boolean violatesSchema() {
    return kind != Kind.INVALID;
  }

  String message() {
    return violatesSchema() ? index + "." + reason : "alerts[" + index + "]: " + reason;
  }
}
