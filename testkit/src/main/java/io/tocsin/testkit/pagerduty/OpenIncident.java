package io.tocsin.testkit.pagerduty;

/**
 * An incident, identified by routing key and dedup key.
 *
 * @param title summary of the newest trigger
 * @param triggers the number of triggers while it was open
 */
public record OpenIncident(
    int number, String routingKey, String dedupKey, String title, Status status, int triggers) {

  /** Where it stands. */
  public enum Status {
    TRIGGERED,
    ACKNOWLEDGED,
    RESOLVED
  }

  OpenIncident triggered(String summary) {
    return new OpenIncident(number, routingKey, dedupKey, summary, status, triggers + 1);
  }

  OpenIncident with(Status newStatus) {
    return new OpenIncident(number, routingKey, dedupKey, title, newStatus, triggers);
  }

  boolean isOpen() {
    return status != Status.RESOLVED;
  }

  boolean isFor(AcceptedEvent event) {
    return routingKey.equals(event.routingKey()) && dedupKey.equals(event.dedupKey());
  }
}
