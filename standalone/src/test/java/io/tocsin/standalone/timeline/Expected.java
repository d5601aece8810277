package io.tocsin.standalone.timeline;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a webhook has to get. */
sealed interface Expected {

  /** When the first request is due, in seconds since the start of the run. */
  double due();

  /**
   * One notification.
   *
   * @param path names the webhook
   * @param alerts as {@link AlertNames} has them
   * @param reason empty for any
   * @param body JSON pointers and what is there
   */
  record Once(String path, Window window, String alerts, String reason, Map<String, String> body)
      implements Expected {
    public Once {
      body = Map.copyOf(body);
    }

    @Override
    public double due() {
      return window.due();
    }

    Once with(String pointer, String text) {
      var more = new LinkedHashMap<>(body);
      more.put(pointer, text);
      return new Once(path, window, alerts, reason, more);
    }

    Once ofTheFirst() {
      return new Once(path, window.ofTheFirst(), alerts, reason, body);
    }

    boolean isSaidBy(Received received) {
      return path.equals(received.path())
          && alerts.equals(received.alerts())
          && (reason.isEmpty() || reason.equals(received.reason()))
          && body.entrySet().stream()
              .allMatch(entry -> entry.getValue().equals(received.text(entry.getKey())));
    }

    @Override
    public String toString() {
      return "%s %s [%s] %s%s".formatted(path, window, alerts, reason, body.isEmpty() ? "" : body);
    }
  }

  /**
   * Attempts with growing pauses until the receiver accepts one; nothing after it.
   *
   * @param lastAlerts of the one that is accepted
   * @param pause what an attempt takes at least
   * @param acceptedFrom when the receiver's trouble ends
   */
  record Retried(Once first, String lastAlerts, double pause, double acceptedFrom)
      implements Expected {
    private static final double FIRST_WAIT = 0.5;
    private static final double GROWTH = 1.5;
    private static final double LONGEST_WAIT = 15;

    @Override
    public double due() {
      return first.due();
    }

    /**
     * Between two attempts; the wait is random between zero and this.
     *
     * @param failures at least 1
     */
    double longestPause(int failures) {
      return pause + Math.min(LONGEST_WAIT, FIRST_WAIT * Math.pow(GROWTH, failures - 1.0));
    }
  }
}
