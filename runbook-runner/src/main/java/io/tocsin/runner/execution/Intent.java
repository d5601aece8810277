package io.tocsin.runner.execution;

import io.tocsin.runner.proxmox.GuestId;
import io.tocsin.runner.proxmox.GuestState;
import io.tocsin.runner.proxmox.PowerCall;
import java.time.Duration;

/**
 * A change about to be made.
 *
 * @param fence the longest time for which the call can still be sent if its owner dies
 */
public record Intent(
    String stepId,
    GuestId target,
    PowerCall call,
    String why,
    GuestState before,
    boolean indexWasEmpty,
    Duration fence) {}
