package io.tocsin.router.inhibit;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.log.LogEvent;
import io.tocsin.model.label.Fingerprint;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/**
 * Reads the inhibiting alerts of all instances, from the beginning of the topic at each start.
 *
 * <p>Kafka Streams requires a store. It stays empty, or it would be a second copy of what is held
 * here.
 */
public final class InhibitingProcessor implements Processor<String, AlertBatch, Void, Void> {
  public static final String STORE = "inhibiting-alerts";

  private static final Logger LOG = Logger.getLogger(InhibitingProcessor.class);

  private final InhibitingAlerts inhibiting;
  private boolean hasWarned;

  public InhibitingProcessor(InhibitingAlerts inhibiting) {
    this.inhibiting = inhibiting;
  }

  @Override
  public void process(Record<String, AlertBatch> record) {
    if (record.value() == null) {
      inhibiting.remove(Fingerprint.parse(record.key()));
      return;
    }
    var alert = record.value().entries().getFirst().alert();
    if (inhibiting.hasRoom(alert)) {
      inhibiting.put(alert);
    } else if (!hasWarned) {
      hasWarned = true;
      LogEvent.of(
              "inhibiting alerts ignored, not enough memory; the alerts they would inhibit are notified")
          .with("alert", alert.name())
          .warn(LOG);
    }
  }
}
