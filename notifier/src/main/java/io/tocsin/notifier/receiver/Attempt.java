package io.tocsin.notifier.receiver;

import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.template.MessageData;
import java.time.Instant;
import java.util.Map;

/**
 * One attempt to notify a destination about a group.
 *
 * @param deliveryId the same in every attempt for one notification, so that a receiver can drop
 *     duplicates
 * @param decidedAt when the group was due
 * @param number counts from 1
 * @param coordinates where the provider keeps the message of this generation, from an earlier
 *     answer; empty if there is none
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
