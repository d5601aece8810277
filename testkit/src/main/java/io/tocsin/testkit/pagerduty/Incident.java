package io.tocsin.testkit.pagerduty;

/**
 * An incident, identified by routing key and dedup key.
 *
 * @param title summary of the newest trigger
 * @param triggers the number of triggers while it was open
 */
public record Incident(
    int number, String routingKey, String dedupKey, String title, Status status, int triggers) {

  /** Where it stands. */
  public enum Status {
    TRIGGERED,
    ACKNOWLEDGED,
    RESOLVED
  }

  Incident triggered(String summary) {
    return new Incident(number, routingKey, dedupKey, summary, status, triggers + 1);
  }

  Incident with(Status newStatus) {
    return new Incident(number, routingKey, dedupKey, title, newStatus, triggers);
  }

  boolean isOpen() {
    return status != Status.RESOLVED;
  }

  boolean isFor(PagerDutyEvent event) {
    return routingKey.equals(event.routingKey()) && dedupKey.equals(event.dedupKey());
  }
}
