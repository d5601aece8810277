package io.tocsin.router.inhibit;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Takes over the inhibiting alerts of all instances from the log. */
public final class InhibitingProcessor implements Processor<String, AlertBatch, Void, Void> {
  public static final String STORE = "inhibiting-alerts";

  private final InhibitingAlerts inhibiting;
  private KeyValueStore<String, AlertBatch> store;

  public InhibitingProcessor(InhibitingAlerts inhibiting) {
    this.inhibiting = inhibiting;
  }

  @Override
  public void init(ProcessorContext<Void, Void> newContext) {
    store = newContext.getStateStore(STORE);
    try (var stored = store.all()) {
      stored.forEachRemaining(entry -> inhibiting.put(alertOf(entry.value)));
    }
  }

  @Override
  public void process(Record<String, AlertBatch> record) {
    if (record.value() == null) {
      store.delete(record.key());
      inhibiting.remove(Fingerprint.parse(record.key()));
    } else {
      store.put(record.key(), record.value());
      inhibiting.put(alertOf(record.value()));
    }
  }

  private static Alert alertOf(AlertBatch single) {
    return single.entries().getFirst().alert();
  }
}
