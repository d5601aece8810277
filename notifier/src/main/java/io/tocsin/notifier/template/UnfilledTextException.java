package io.tocsin.notifier.template;

/** A text that says where a message goes uses unsupported template features, so nothing is sent. */
public final class UnfilledTextException extends Exception {
  private static final long serialVersionUID = 1;

  UnfilledTextException(String field) {
    super(explain(field));
  }

  /** For people. */
  public static String explain(String field) {
    return "its "
        + field
        + " uses template features that are not supported, so nothing is sent there;"
        + " use only simple expressions like {{ .CommonLabels.team }}";
  }
}
