package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.log.LogEvent;
import io.tocsin.notifier.receiver.ProviderAnswer;
import org.jboss.logging.Logger;

/** The log line for an attempt: one for each notification that is sent, fails or is parked. */
final class DeliveryLine {
  private DeliveryLine() {}

  static LogEvent of(ProviderAnswer answer, AttemptOutcome outcome) {
    var report = outcome.report();
    return LogEvent.of(event(answer, outcome.report().outcome()))
        .with("receiver", report.destination().receiver())
        .with("integration", report.destination().integration())
        .with("index", report.destination().index())
        .with("group", report.groupKey())
        .with("attempt", report.attempts())
        .with("retry_at", report.retryAt())
        .with("answer", report.answer());
  }

  private static String event(ProviderAnswer answer, DeliveryOutcome outcome) {
    if (answer instanceof ProviderAnswer.MayBeOutdated) {
      return "notification delayed, a newer one is expected";
    }
    return switch (outcome) {
      case SENT -> "notification sent";
      case NOT_WANTED -> "notification skipped";
      case RETRY -> "notification failed, trying again";
      case PARKED -> "notification failed, destination parked";
      case DEAD -> "notification failed permanently";
    };
  }

  /** A parked destination is logged once, not at each retry. */
  static Logger.Level level(ProviderAnswer answer, AttemptOutcome outcome) {
    if (outcome.stillParked() || answer instanceof ProviderAnswer.MayBeOutdated) {
      return Logger.Level.DEBUG;
    }
    return switch (outcome.report().outcome()) {
      case NOT_WANTED -> Logger.Level.DEBUG;
      case SENT -> Logger.Level.INFO;
      case RETRY -> Logger.Level.WARN;
      case PARKED, DEAD -> Logger.Level.ERROR;
    };
  }
}
