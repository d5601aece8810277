package io.tocsin.router.silence;

import io.tocsin.events.silences.SilenceStored;
import io.tocsin.router.progress.ReadPositions;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Reads the silences topic. Every instance reads all silences before its first decision. */
public final class SilenceProcessor implements Processor<String, SilenceStored, Void, Void> {
  public static final String STORE = "silences";

  private final Silences silences;
  private final ReadPositions progress;
  private ProcessorContext<Void, Void> context;
  private KeyValueStore<String, SilenceStored> store;

  public SilenceProcessor(Silences silences, ReadPositions progress) {
    this.silences = silences;
    this.progress = progress;
  }

  @Override
  public void init(ProcessorContext<Void, Void> newContext) {
    context = newContext;
    store = newContext.getStateStore(STORE);
    try (var stored = store.all()) {
      stored.forEachRemaining(entry -> silences.put(entry.value.silence()));
    }
  }

  @Override
  public void process(Record<String, SilenceStored> record) {
    if (record.value() == null) {
      store.delete(record.key());
      silences.remove(record.key());
    } else {
      store.put(record.key(), record.value());
      silences.put(record.value().silence());
    }
    context
        .recordMetadata()
        .ifPresent(position -> progress.reach(position.partition(), position.offset()));
  }
}
