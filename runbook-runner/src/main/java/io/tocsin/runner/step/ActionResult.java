package io.tocsin.runner.step;

import io.tocsin.runner.proxmox.ErrorClass;

/** How an action ended. */
public sealed interface ActionResult {
  String text();

  record Done(boolean withWarnings, String text) implements ActionResult {}

  record Failed(ErrorClass kind, String text) implements ActionResult {}

  /** Proved: it never started. It may be tried again. */
  record NotStarted(String text) implements ActionResult {}

  /** It ran, or it did not, or half. */
  record Unknown(String text) implements ActionResult {}
}
