package io.tocsin.configuration.receiver;

/** One way a receiver is told. */
public sealed interface Integration
    permits WebhookIntegration,
        SlackIntegration,
        EmailIntegration,
        PagerDutyIntegration,
        RunbookIntegration {

  /** The word for it in metrics and destinations: {@code webhook}, {@code slack}, … */
  String type();

  /** Whether it wants to hear that alerts are over. */
  boolean sendResolved();
}
