package io.tocsin.runner.step;

import io.tocsin.runner.proxmox.ErrorClass;

/** How an action ended. */
public sealed interface ActionResult {
  String text();

  record Done(boolean withWarnings, String text) implements ActionResult {}

  record Failed(ErrorClass kind, String text) implements ActionResult {}

  /** Proved never to have started. It may be retried. */
  record NotStarted(String text) implements ActionResult {}

  /** Unknown whether it took effect. */
  record Unknown(String text) implements ActionResult {}
}
