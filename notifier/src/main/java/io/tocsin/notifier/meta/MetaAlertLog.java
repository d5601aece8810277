package io.tocsin.notifier.meta;

import io.tocsin.model.alert.Alert;

/** Raises alerts about Tocsin itself; they are routed like any other alert. */
public interface MetaAlertLog {
  /** Returns once the alert is durably stored, or after minutes in which it could not be stored. */
  void raise(Alert alert) throws InterruptedException;
}
