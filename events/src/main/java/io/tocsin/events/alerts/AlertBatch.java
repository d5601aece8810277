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
 * Alerts of one request that belong to one partition.
 *
 * @param source endpoint and sender, such as {@code api/v2}
 */
public record AlertBatch(String source, Instant receivedAt, List<AlertEntry> entries) {

  public AlertBatch {
    entries = List.copyOf(entries);
  }

  /** A batch of one alert, as stored in changelogs. */
  public static AlertBatch ofOne(Alert alert) {
    return ofOne(AlertEntry.of(alert));
  }

  /** A batch of one alert, as stored in changelogs. */
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
      throw new SerializationException("cannot deserialize a batch of alerts", e);
    }
  }
}
