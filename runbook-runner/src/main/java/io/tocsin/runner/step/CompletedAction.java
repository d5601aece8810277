package io.tocsin.runner.step;

import io.tocsin.runner.proxmox.GuestState;
import io.tocsin.runner.proxmox.PowerAction;
import java.time.Instant;

/**
 * An action of this step that is over.
 *
 * @param before the guest right before it
 * @param intendedAt a moment later, by the clock of the journal
 * @param settledAt when its result was known
 */
public record CompletedAction(
    PowerAction action,
    GuestState before,
    Instant intendedAt,
    Instant settledAt,
    ActionResult result) {
  /** It was asked for and may have come to pass, or still will. */
  boolean mayHaveEffect() {
    return switch (result) {
      case ActionResult.Done _, ActionResult.Unknown _ -> true;
      case ActionResult.Failed _, ActionResult.NotStarted _ -> false;
    };
  }
}
