package io.tocsin.notifier.receiver;

import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.template.MessageData;
import java.time.Instant;
import java.util.Map;

/**
 * One attempt to tell a destination about a group.
 *
 * @param deliveryId the same in every attempt for one notification, so that a receiver can drop a
 *     duplicate
 * @param decidedAt when the group was due
 * @param number counts from 1
 * @param coordinates where the provider keeps the message of this generation, as it said in an
 *     earlier answer; empty if there is none
 */
public record Attempt(
    Destination destination,
    MessageData data,
    String deliveryId,
    Instant decidedAt,
    long generation,
    int number,
    Map<String, String> coordinates) {

  public Attempt {
    coordinates = Map.copyOf(coordinates);
  }
}
