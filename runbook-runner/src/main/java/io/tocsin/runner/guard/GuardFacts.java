package io.tocsin.runner.guard;

import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.History;
import io.tocsin.runner.proxmox.GuestListing;
import io.tocsin.runner.runbook.Runbook;
import java.time.Instant;
import java.util.List;

/**
 * What a judgement is based on.
 *
 * @param freshAt when an alert or a person last said that it is wanted, or it last got somewhere
 * @param mutates the runbook changes its target
 * @param crowds guests around the target
 */
public record GuardFacts(
    Instant now,
    Instant freshAt,
    Execution execution,
    Runbook runbook,
    boolean mutates,
    GuestListing guest,
    List<BlastRadius> crowds,
    History history,
    boolean killSwitchPulled) {}
