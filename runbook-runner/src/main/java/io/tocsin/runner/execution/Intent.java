package io.tocsin.runner.execution;

import io.tocsin.runner.proxmox.GuestId;
import io.tocsin.runner.proxmox.GuestState;
import io.tocsin.runner.proxmox.PowerCall;
import java.time.Duration;

/**
 * What is about to be done.
 *
 * @param fence how long, at most, the call can be under way before its owner is surely gone
 */
public record Intent(
    String stepId,
    GuestId target,
    PowerCall call,
    String why,
    GuestState before,
    boolean indexWasEmpty,
    Duration fence) {}
