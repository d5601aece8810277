package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.model.memory.SharedTexts;
import io.tocsin.router.changelog.ChangelogStore;
import io.tocsin.router.inhibit.InhibitingAlerts;
import io.tocsin.router.resolve.Reception;
import io.tocsin.router.resolve.ReceptionGaps;
import io.tocsin.router.route.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * First stage: the known alerts of one partition.
 *
 * <p>Kafka Streams calls {@code init} again on the same object when it revives a task, so {@code
 * init} restores everything anew.
 */
public final class ObserveProcessor implements Processor<String, AlertBatch, String, Observed> {
  public static final String STORE = "alerts";

  /**
   * Also how long before a restart an alert may have expired and still count as firing after it.
   */
  private static final Duration COLLECT_EVERY = Duration.ofSeconds(10);

  private final Supplier<Routing> currentRouting;
  private final ObservedAlerts observed;
  private final InhibitingAlerts inhibiting;
  private final ObserveSettings settings;
  private final ReceptionGaps gaps;
  private final SharedTexts texts = new SharedTexts();
  private PartitionAlerts alerts;
  private ProcessorContext<String, Observed> context;

  /** The alertname of a value in {@link #STORE}. */
  public static String name(byte[] stored) {
    var entries = AlertBatch.serde().deserializer().deserialize(STORE, stored).entries();
    return entries.isEmpty() ? "" : entries.getFirst().alert().name();
  }

  public ObserveProcessor(
      Supplier<Routing> currentRouting,
      ObservedAlerts observed,
      InhibitingAlerts inhibiting,
      ObserveSettings settings,
      ReceptionGaps gaps) {
    this.currentRouting = currentRouting;
    this.observed = observed;
    this.inhibiting = inhibiting;
    this.settings = settings;
    this.gaps = gaps;
  }

  @Override
  public void init(ProcessorContext<String, Observed> newContext) {
    context = newContext;
    int partition = newContext.taskId().partition();
    ChangelogStore<String, AlertBatch> store = newContext.getStateStore(STORE);
    alerts =
        new PartitionAlerts(
            currentRouting,
            settings,
            new ObservedChanges(newContext, store, inhibiting),
            RestoredAlerts.fill(observed.prepare(partition), partition, store, texts),
            new Reception(gaps, now()),
            now());
    observed.open(partition, alerts.alerts());
    newContext.schedule(
        settings.tick(),
        PunctuationType.WALL_CLOCK_TIME,
        at -> alerts.tick(Instant.ofEpochMilli(at)));
    newContext.schedule(
        COLLECT_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        at -> alerts.collect(Instant.ofEpochMilli(at)));
  }

  @Override
  public void process(Record<String, AlertBatch> batch) {
    alerts.take(batch.value(), now());
    context
        .recordMetadata()
        .ifPresent(record -> observed.progress().reach(record.partition(), record.offset()));
  }

  @Override
  public void close() {
    observed.close(context.taskId().partition(), alerts.alerts());
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
