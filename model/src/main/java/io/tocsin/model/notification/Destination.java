package io.tocsin.model.notification;

/**
 * One integration of a receiver. Notifications to it are delivered in order.
 *
 * @param integration {@code webhook}, {@code slack}, {@code email}, {@code pagerduty}, {@code
 *     runbook}
 * @param index index in the receiver's list of that integration, from 0
 */
public record Destination(String receiver, String integration, int index) {

  public Destination {
    if (index < 0) {
      throw new IllegalArgumentException("index of an integration must not be negative: " + index);
    }
  }

  /** {@code receiver/integration[index]}, for logs and display. */
  @Override
  public String toString() {
    return receiver + "/" + integration + "[" + index + "]";
  }
}
