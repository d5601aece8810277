package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.changelog.ChangelogStore;
import io.tocsin.router.group.GroupAlerts;
import io.tocsin.router.inhibit.InhibitingAlerts;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Where the first stage writes: the durable copy of its alerts, their groups, and inhibition. */
final class ObservedChanges {
  private final ProcessorContext<String, Observed> context;
  private final ChangelogStore<String, AlertBatch> store;
  private final InhibitingAlerts inhibiting;

  ObservedChanges(
      ProcessorContext<String, Observed> context,
      ChangelogStore<String, AlertBatch> store,
      InhibitingAlerts inhibiting) {
    this.context = context;
    this.store = store;
    this.inhibiting = inhibiting;
  }

  void save(Alert alert, AlertEntry entry) {
    store.put(alert.fingerprint().toString(), AlertBatch.ofOne(entry));
  }

  void delete(Fingerprint fingerprint) {
    store.delete(fingerprint.toString());
  }

  /** Deletes an alert that no longer counts, here and where it inhibited others. */
  void forget(Fingerprint fingerprint) {
    delete(fingerprint);
    if (inhibiting.remove(fingerprint)) {
      forward(fingerprint, new Observed.NoLongerInhibiting());
    }
  }

  /** Published before any group gets the alert, and soon to other instances. */
  void inhibit(Alert alert) {
    if (inhibiting.isSource(alert.labels()) && inhibiting.put(alert)) {
      forward(
          alert.fingerprint(),
          new Observed.ForInhibition(AlertBatch.ofOne(InhibitingAlerts.withoutTexts(alert))));
    }
  }

  /**
   * Published again at the start even if known here: an earlier run of this stage may not have
   * written it to Kafka.
   */
  void inhibitAgain(Alert alert, boolean isStart) {
    if (isStart && inhibiting.isSource(alert.labels())) {
      inhibiting.put(alert);
      forward(alert.fingerprint(), new Observed.ForInhibition(AlertBatch.ofOne(alert)));
    } else {
      inhibit(alert);
    }
  }

  void forward(GroupId group, GroupAlerts members) {
    context.forward(
        new Record<>(group.value(), new Observed.ForGroup(members), context.currentSystemTimeMs()));
  }

  private void forward(Fingerprint fingerprint, Observed change) {
    context.forward(new Record<>(fingerprint.toString(), change, context.currentSystemTimeMs()));
  }
}
