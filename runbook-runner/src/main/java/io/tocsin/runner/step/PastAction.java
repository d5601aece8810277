package io.tocsin.runner.step;

import io.tocsin.runner.proxmox.GuestState;
import io.tocsin.runner.proxmox.PowerAction;
import java.time.Instant;

/**
 * An action of this step that is over.
 *
 * @param before the guest right before it
 * @param settledAt when its result was known
 */
public record PastAction(
    PowerAction action, GuestState before, Instant settledAt, ActionResult result) {}
