package io.tocsin.router.group;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;

/** How the group stage comes by the alert of an entry. */
@FunctionalInterface
public interface AlertReference {

  /**
   * If possible the very object that this process holds already.
   *
   * @throws org.apache.kafka.common.errors.SerializationException if the content is not readable
   */
  Alert alertOf(AlertEntry entry);

  /** Whether there is so little memory that only what is needed should be held. */
  default boolean isTight() {
    return false;
  }
}
