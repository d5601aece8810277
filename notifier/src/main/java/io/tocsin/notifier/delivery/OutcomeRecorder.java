package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.notifier.meta.MetaAlertLog;
import io.tocsin.notifier.meta.MetaAlerts;
import io.tocsin.notifier.receiver.ProviderAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Makes an outcome known: as a metric, a log line, an alert if needed, and in the delivery log. */
@ApplicationScoped
class OutcomeRecorder {
  /** The category under which operators find and filter the lines of deliveries. */
  private static final Logger LOG = Logger.getLogger(DeliveryDispatcher.class);

  private final DeliveryLog log;
  private final MetaAlerts metaAlerts;
  private final MetaAlertLog alerts;
  private final DeliveryMetrics metrics;

  OutcomeRecorder(
      DeliveryConfig config, DeliveryLog log, MetaAlertLog alerts, DeliveryMetrics metrics) {
    this.log = log;
    this.metaAlerts = new MetaAlerts(config.refusedLoginRetry());
    this.alerts = alerts;
    this.metrics = metrics;
  }

  /** Restores an outcome that was recorded before a restart. */
  void restore(DeliveryReported report) {
    metaAlerts.restore(report);
  }

  /** Returns once a final outcome is durably stored. */
  void record(GroupNotification notification, ProviderAnswer answer, AttemptOutcome outcome)
      throws InterruptedException {
    metrics.reported(outcome.report());
    DeliveryLine.of(answer, outcome).to(LOG, DeliveryLine.level(answer, outcome));
    raiseMetaAlerts(notification, outcome);
    if (outcome.isFinal()) {
      log.record(outcome.partition(), outcome.report());
    } else {
      log.mention(outcome.partition(), outcome.report());
    }
  }

  /**
   * Before the outcome is recorded: a crash in between raises the alert twice rather than never.
   */
  private void raiseMetaAlerts(GroupNotification notification, AttemptOutcome outcome)
      throws InterruptedException {
    for (var alert : metaAlerts.about(outcome.report(), notification, outcome.reopened())) {
      alerts.raise(alert);
    }
  }
}
