package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.changelog.ChangelogStore;
import io.tocsin.router.group.GroupAlerts;
import io.tocsin.router.inhibit.InhibitingAlerts;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Where the first stage writes: the durable copy of its alerts, their groups, and inhibition. */
final class ObservedChanges {
  private static final GroupId NO_GROUP = new GroupId("none");

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

  /**
   * Kafka's consumer fetches from all partitions that are ready, and waits half a second for
   * records. If the group stage was ready first, such a fetch is under way without the partition of
   * this stage, and the first alert after a start waits for its end. A record without alerts ends
   * it; the group stage ignores it.
   */
  void endFetchUnderWay(Instant now) {
    forward(
        NO_GROUP, new GroupAlerts("", LabelSet.EMPTY, new AlertBatch("tocsin", now, List.of())));
  }

  void forward(GroupId group, GroupAlerts members) {
    context.forward(
        new Record<>(group.value(), new Observed.ForGroup(members), context.currentSystemTimeMs()));
  }

  private void forward(Fingerprint fingerprint, Observed change) {
    context.forward(new Record<>(fingerprint.toString(), change, context.currentSystemTimeMs()));
  }
}
