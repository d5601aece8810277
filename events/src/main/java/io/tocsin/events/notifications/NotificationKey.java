package io.tocsin.events.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.events.serde.EventJson;
import io.tocsin.events.serde.Serdes;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;

/**
 * One group at one destination. Compaction keeps the newest record of each key; all keys of a
 * destination share a partition, so that one instance owns the order and the rate limit of the
 * destination.
 *
 * <p>Serialized as a JSON array: {@code ["team","slack",0,"9f…"]}.
 *
 * @see <a
 *     href="../../../../../../../docs/decisions/0002-notifications-are-keyed-by-destination-and-group.md">decision
 *     0002</a>
 */
public record NotificationKey(Destination destination, GroupId group) {
  private static final int PARTS = 4;

  public static Serde<NotificationKey> serde() {
    return Serdes.of(
        key -> key.toString().getBytes(StandardCharsets.UTF_8),
        bytes -> parse(new String(bytes, StandardCharsets.UTF_8)));
  }

  /** The partition of all records for this destination. */
  public int partition(int partitions) {
    var bytes = destination.toString().getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
  }

  @Override
  public String toString() {
    try {
      return EventJson.MAPPER.writeValueAsString(
          List.of(
              destination.receiver(),
              destination.integration(),
              destination.index(),
              group.value()));
    } catch (JsonProcessingException e) {
      throw new SerializationException(
          "cannot serialize the notification key of " + destination, e);
    }
  }

  private static NotificationKey parse(String text) {
    try {
      var parts = EventJson.MAPPER.readTree(text);
      if (parts.size() != PARTS) {
        throw new SerializationException("not a notification key: " + text);
      }
      return new NotificationKey(
          new Destination(parts.get(0).asText(), parts.get(1).asText(), parts.get(2).asInt()),
          new GroupId(parts.get(3).asText()));
    } catch (JsonProcessingException e) {
      throw new SerializationException("not a notification key: " + text, e);
    }
  }
}
