package io.tocsin.runner.guard;

import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.History;
import io.tocsin.runner.proxmox.GuestListing;
import io.tocsin.runner.runbook.Runbook;
import java.time.Instant;
import java.util.List;

/**
 * The facts a guard decision is based on.
 *
 * @param freshAt when an alert or a person last requested or approved it, or it last made progress
 * @param mutates whether the runbook changes its target
 * @param blastRadii blast radius of the target, by node and pool
 */
public record GuardFacts(
    Instant now,
    Instant freshAt,
    Execution execution,
    Runbook runbook,
    boolean mutates,
    GuestListing guest,
    List<BlastRadius> blastRadii,
    History history,
    boolean killSwitchPulled) {}
