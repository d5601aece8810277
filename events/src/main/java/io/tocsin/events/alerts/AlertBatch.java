package io.tocsin.events.alerts;

import com.google.protobuf.InvalidProtocolBufferException;
import io.tocsin.events.alerts.wire.AlertBatchRecord;
import io.tocsin.events.serde.Serdes;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertSources;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

/**
 * Alerts that came in one request and belong to one partition.
 *
 * @param source which door and who, such as {@code api/v2}
 */
public record AlertBatch(String source, Instant receivedAt, List<AlertEntry> entries) {

  public AlertBatch {
    entries = List.copyOf(entries);
  }

  /** One alert as a store keeps it. */
  public static AlertBatch ofOne(Alert alert) {
    return ofOne(AlertEntry.of(alert));
  }

  /** One alert as a store keeps it. */
  public static AlertBatch ofOne(AlertEntry entry) {
    return new AlertBatch("", entry.receivedAt(), List.of(entry));
  }

  public static Serde<AlertBatch> serde() {
    return Serdes.of(AlertBatch::toBytes, AlertBatch::parse);
  }

  private byte[] toBytes() {
    var batch =
        AlertBatchRecord.newBuilder().setSource(source).setReceivedAt(EpochNanos.of(receivedAt));
    entries.forEach(entry -> batch.addEntries(entry.wireIn(receivedAt)));
    return batch.build().toByteArray();
  }

  private static AlertBatch parse(byte[] bytes) {
    try {
      var batch = AlertBatchRecord.parseFrom(bytes);
      var receivedAt = EpochNanos.toInstant(batch.getReceivedAt());
      var sources = AlertSources.of(batch.getSource());
      return new AlertBatch(
          batch.getSource(),
          receivedAt,
          batch.getEntriesList().stream()
              .map(entry -> AlertEntry.read(entry, receivedAt, sources))
              .toList());
    } catch (InvalidProtocolBufferException e) {
      throw new SerializationException("not a readable batch of alerts", e);
    }
  }
}
