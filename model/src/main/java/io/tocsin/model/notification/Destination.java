package io.tocsin.model.notification;

/**
 * One integration of a receiver. Whatever is sent there keeps its order.
 *
 * @param integration {@code webhook}, {@code slack}, {@code email}, {@code pagerduty}, {@code
 *     runbook}
 * @param index place in the receiver's list of that integration, from 0
 */
public record Destination(String receiver, String integration, int index) {

  public Destination {
    if (index < 0) {
      throw new IllegalArgumentException("index of an integration is negative: " + index);
    }
  }

  /** {@code receiver/integration[index]}, for logs and people. */
  @Override
  public String toString() {
    return receiver + "/" + integration + "[" + index + "]";
  }
}
