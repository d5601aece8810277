package io.tocsin.events.alerts;

import com.google.protobuf.InvalidProtocolBufferException;
import io.tocsin.events.alerts.wire.AlertContentRecord;
import io.tocsin.events.alerts.wire.AlertEntryRecord;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertSources;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.SerializationException;

/**
 * One alert of a batch. Identity, times and content hash are read without decoding labels and
 * annotations, which most refreshes never need.
 */
public final class AlertEntry {
  private static final Fingerprint NO_CONTENT =
      LabelSet.EMPTY.fingerprint().and("\u0000generatorURL");

  private final AlertEntryRecord wire;
  private final Instant receivedAt;

  /** Sources of the batch, for an entry without sources of its own. */
  private final AlertSources batchSources;

  private AlertEntry(AlertEntryRecord wire, Instant receivedAt, AlertSources batchSources) {
    this.wire = wire;
    this.receivedAt = receivedAt;
    this.batchSources = batchSources;
  }

  static AlertEntry read(
      AlertEntryRecord wire, Instant batchReceivedAt, AlertSources batchSources) {
    return new AlertEntry(
        wire,
        wire.hasHeardAt() ? EpochNanos.toInstant(wire.getHeardAt()) : batchReceivedAt,
        batchSources);
  }

  public static AlertEntry of(Alert alert) {
    var wire =
        AlertEntryRecord.newBuilder()
            .setFingerprint(alert.fingerprint().value())
            .setStartsAt(EpochNanos.of(alert.startsAt()))
            .setEndsAt(EpochNanos.of(alert.endsAt()))
            .setEndIsAssumed(alert.endIsAssumed())
            .setContentHash(contentHash(alert))
            .setContent(AlertContent.of(alert));
    if (!alert.sources().equals(AlertSources.UNKNOWN)) {
      wire.addAllSources(alert.sources().names());
    }
    return new AlertEntry(wire.build(), alert.updatedAt(), AlertSources.UNKNOWN);
  }

  /**
   * Two reports of one fingerprint with the same hash have the same annotations and generator URL.
   */
  public static long contentHash(Alert alert) {
    return NO_CONTENT.and(alert.generatorUrl()).and(alert.annotations()).value();
  }

  public Fingerprint fingerprint() {
    return new Fingerprint(wire.getFingerprint());
  }

  /** Depends only on the fingerprint, so that all reports of an alert stay in order. */
  public int partition(int partitions) {
    return fingerprint().partition(partitions);
  }

  public Instant startsAt() {
    return EpochNanos.toInstant(wire.getStartsAt());
  }

  public Instant endsAt() {
    return EpochNanos.toInstant(wire.getEndsAt());
  }

  public boolean endIsAssumed() {
    return wire.getEndIsAssumed();
  }

  public long contentHash() {
    return wire.getContentHash();
  }

  /** When the alert was received, however late the entry is forwarded. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** The sources of the alert. */
  public AlertSources sources() {
    return wire.getSourcesCount() == 0 ? batchSources : AlertSources.of(wire.getSourcesList());
  }

  /**
   * @throws SerializationException if the content is not readable
   */
  public Alert alert() {
    return alert(UnaryOperator.identity());
  }

  /**
   * @param share returns an equal string that is held already, or the argument
   * @throws SerializationException if the content is not readable
   */
  public Alert alert(UnaryOperator<String> share) {
    try {
      var content = AlertContentRecord.parseFrom(wire.getContent());
      return new Alert(
          labels(content.getLabelsList(), share),
          labels(content.getAnnotationsList(), share),
          startsAt(),
          endsAt(),
          endIsAssumed(),
          share.apply(content.getGeneratorUrl()),
          receivedAt,
          ZoneOffset.ofTotalSeconds(content.getOffsetSeconds()),
          sources());
    } catch (InvalidProtocolBufferException e) {
      throw new SerializationException("cannot deserialize alert " + fingerprint(), e);
    }
  }

  /** Size of the entry in its record, without a few bytes of envelope. */
  public int sizeBytes() {
    return wire.getSerializedSize();
  }

  AlertEntryRecord wireIn(Instant batchReceivedAt) {
    return receivedAt.equals(batchReceivedAt)
        ? wire
        : wire.toBuilder().setHeardAt(EpochNanos.of(receivedAt)).build();
  }

  private static LabelSet labels(List<String> pairs, UnaryOperator<String> share) {
    var shared = new String[pairs.size()];
    for (int i = 0; i < shared.length; i++) {
      shared[i] = share.apply(pairs.get(i));
    }
    return LabelSet.of(shared);
  }
}
