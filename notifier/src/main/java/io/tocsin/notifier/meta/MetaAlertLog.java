package io.tocsin.notifier.meta;

import io.tocsin.model.alert.Alert;

/** Where alerts about ourselves are put, beside those of everybody else. */
public interface MetaAlertLog {
  /** Returns once the alert is safe, or after minutes in which it could not be made safe. */
  void raise(Alert alert) throws InterruptedException;
}
