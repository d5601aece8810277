package io.tocsin.notifier.template;

/** A text that says where a message goes cannot be filled in, so it goes nowhere. */
public final class UnfilledTextException extends Exception {
  private static final long serialVersionUID = 1;

  UnfilledTextException(String field) {
    super(explain(field));
  }

  /** For people. */
  public static String explain(String field) {
    return "its "
        + field
        + " uses more of the template language than simple expressions, so nothing is sent there;"
        + " use only simple ones like {{ .CommonLabels.team }}";
  }
}
