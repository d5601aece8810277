package io.tocsin.runner.step;

import io.tocsin.runner.proxmox.GuestState;
import io.tocsin.runner.proxmox.PowerAction;
import java.time.Instant;

/**
 * An action of this step whose result is known.
 *
 * @param before the guest right before the action
 * @param intendedAt when the intent was recorded, by the journal's clock
 * @param settledAt when the result became known
 */
public record CompletedAction(
    PowerAction action,
    GuestState before,
    Instant intendedAt,
    Instant settledAt,
    ActionResult result) {
  /** Whether it may have taken effect, or still may. */
  boolean mayHaveEffect() {
    return switch (result) {
      case ActionResult.Done _, ActionResult.Unknown _ -> true;
      case ActionResult.Failed _, ActionResult.NotStarted _ -> false;
    };
  }
}
