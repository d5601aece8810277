package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.log.LogEvent;
import io.tocsin.notifier.receiver.ProviderAnswer;
import org.jboss.logging.Logger;

/** What the log says about an attempt: a line for each notification sent, failed or parked. */
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
      return "notification waits for what may be newer";
    }
    return switch (outcome) {
      case SENT -> "notification sent";
      case NOT_WANTED -> "notification not wanted";
      case RETRY -> "notification failed, trying again";
      case PARKED -> "notification failed, destination is parked";
      case DEAD -> "notification failed for good";
    };
  }

  /** What has been said of a parked destination is not said at each further try. */
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
