package io.tocsin.router.group;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.serde.EventJson;
import io.tocsin.events.serde.Serdes;
import io.tocsin.model.label.LabelSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

/**
 * Alerts for one group, on their way between the router's stages. The record key is the group id.
 *
 * <p>Serialized as the length of the head, the head as JSON, then the batch.
 */
public record GroupAlerts(String routeId, LabelSet groupLabels, AlertBatch alerts) {

  public static Serde<GroupAlerts> serde() {
    var batches = AlertBatch.serde();
    return Serdes.of(
        value -> value.toBytes(batches.serializer().serialize("", value.alerts)),
        bytes -> parse(bytes, batches));
  }

  /** A copy without the matching alerts. */
  GroupAlerts without(Predicate<AlertEntry> unwanted) {
    return alerts.entries().stream().noneMatch(unwanted)
        ? this
        : new GroupAlerts(
            routeId,
            groupLabels,
            new AlertBatch(
                alerts.source(),
                alerts.receivedAt(),
                alerts.entries().stream().filter(unwanted.negate()).toList()));
  }

  private byte[] toBytes(byte[] batch) {
    try {
      var head = EventJson.MAPPER.writeValueAsBytes(new Head(routeId, groupLabels));
      return ByteBuffer.allocate(Integer.BYTES + head.length + batch.length)
          .putInt(head.length)
          .put(head)
          .put(batch)
          .array();
    } catch (JsonProcessingException e) {
      throw new SerializationException("cannot serialize alerts for route " + routeId, e);
    }
  }

  private static GroupAlerts parse(byte[] bytes, Serde<AlertBatch> batches) {
    try {
      var buffer = ByteBuffer.wrap(bytes);
      var head = new byte[buffer.getInt()];
      buffer.get(head);
      var batch = new byte[buffer.remaining()];
      buffer.get(batch);
      var read = EventJson.MAPPER.readValue(head, Head.class);
      return new GroupAlerts(
          read.routeId(), read.groupLabels(), batches.deserializer().deserialize("", batch));
    } catch (IOException | RuntimeException e) {
      throw new SerializationException("cannot deserialize the alerts of a group", e);
    }
  }

  private record Head(String routeId, LabelSet groupLabels) {}
}
