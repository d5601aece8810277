package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.memory.AlertMemory;
import io.tocsin.model.memory.SharedTexts;
import io.tocsin.router.changelog.ChangelogStore;

/** The alerts that the store of one partition gives back, as far as they fit into memory. */
final class RestoredAlerts {
  private final ObservedPartition alerts;
  private final UnrestoredAlerts leftOut;
  private final SharedTexts texts;

  private RestoredAlerts(ObservedPartition alerts, UnrestoredAlerts leftOut, SharedTexts texts) {
    this.alerts = alerts;
    this.leftOut = leftOut;
    this.texts = texts;
  }

  /** Fills the partition, which then also gives the store what is durable. */
  static RestoredAlerts fill(
      ObservedPartition alerts,
      int partition,
      ChangelogStore<String, AlertBatch> store,
      SharedTexts texts) {
    var restored = new RestoredAlerts(alerts, new UnrestoredAlerts(partition), texts);
    restored.readFrom(store);
    return restored;
  }

  ObservedPartition alerts() {
    return alerts;
  }

  UnrestoredAlerts leftOut() {
    return leftOut;
  }

  SharedTexts texts() {
    return texts;
  }

  long textBytes() {
    return texts.heapBytes();
  }

  private void readFrom(ChangelogStore<String, AlertBatch> store) {
    store.restore((key, stored) -> restore(stored.entries().getFirst()));
    store
        .leftOut()
        .forEach((fingerprint, name) -> leftOut.addRestored(Fingerprint.parse(fingerprint), name));
    store.handOver(
        take ->
            alerts
                .durable()
                .forEach(
                    alert -> take.accept(alert.fingerprint().toString(), AlertBatch.ofOne(alert))));
  }

  private void restore(AlertEntry entry) {
    long textsBefore = texts.heapBytes();
    var alert = entry.alert(texts);
    var stored = sized(ObservedAlert.of(alert, entry.contentHash()), textsBefore);
    if (alerts.hasRoom(alert.name(), stored.bytes())) {
      alerts.put(entry.fingerprint(), stored);
    } else {
      leftOut.addRestored(entry.fingerprint(), alert.name());
    }
  }

  /** Only a decoded report brings new texts; otherwise the size is unchanged. */
  ObservedAlert sized(ObservedAlert alert, long textsBefore) {
    long brought = texts.heapBytes() - textsBefore;
    return brought == 0 ? alert : alert.taking(AlertMemory.of(alert.alert(), brought));
  }
}
