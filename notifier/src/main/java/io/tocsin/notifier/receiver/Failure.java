package io.tocsin.notifier.receiver;

/** Why an attempt failed, with the label values of Alertmanager's metrics. */
public enum Failure {
  OTHER("other"),
  CLIENT_ERROR("clientError"),
  SERVER_ERROR("serverError"),
  CONTEXT_CANCELED("contextCanceled"),
  CONTEXT_DEADLINE_EXCEEDED("contextDeadlineExceeded"),
  AUTH_ERROR("authError"),
  RATE_LIMITED("rateLimited");

  private final String label;

  Failure(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
