package io.tocsin.configuration.receiver;

/** One way to notify a receiver. */
public sealed interface Integration
    permits WebhookIntegration,
        SlackIntegration,
        EmailIntegration,
        PagerDutyIntegration,
        RunbookIntegration {

  /** Its name in metrics and destinations: {@code webhook}, {@code slack}, … */
  String type();

  /** Whether it gets resolved alerts. */
  boolean sendResolved();
}
