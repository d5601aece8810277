package io.tocsin.router.group;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;

/** Looks up the alert of an entry for the group stage. */
@FunctionalInterface
public interface AlertReference {

  /**
   * Returns the instance this process already holds, if there is one.
   *
   * @throws org.apache.kafka.common.errors.SerializationException if the content is not readable
   */
  Alert alertOf(AlertEntry entry);

  /** Whether memory is so short that only necessary data should be held. */
  default boolean isTight() {
    return false;
  }
}
