package io.tocsin.runner.engine;

import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.proxmox.Clusters;
import io.tocsin.runner.proxmox.GuestId;
import io.tocsin.runner.proxmox.GuestReference;
import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.proxmox.ProxmoxException;
import io.tocsin.runner.proxmox.RemainingTime;
import io.tocsin.runner.runbook.InputValues;
import io.tocsin.runner.runbook.InvalidRunbookException;
import io.tocsin.runner.runbook.Runbook;
import io.tocsin.runner.runbook.RunbookReader;
import io.tocsin.runner.runbook.RunbookVersion;
import io.tocsin.runner.runbook.Runbooks;
import io.tocsin.runner.step.StepCatalog;
import io.tocsin.runner.step.StepType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes a plan from a request. The target must be confirmed by the inventory; the name in a label
 * is not enough.
 */
@Singleton
class Planner {
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

  private final Runbooks runbooks;
  private final StepCatalog steps;
  private final Clusters clusters;

  Planner(Runbooks runbooks, StepCatalog steps, Clusters clusters) {
    this.runbooks = runbooks;
    this.steps = steps;
    this.clusters = clusters;
  }

  /**
   * The runbook version it is pinned to, if this version of Tocsin supports it. Makes no cluster
   * calls.
   */
  Optional<Runbook> runbook(Execution execution) {
    return runbooks
        .version(execution.runbook(), execution.runbookVersion())
        .filter(version -> unknown(version).isEmpty())
        .map(RunbookVersion::runbook);
  }

  PlanResult plan(Execution execution) {
    var version = runbooks.version(execution.runbook(), execution.runbookVersion());
    if (version.isEmpty()) {
      return new PlanResult.Impossible("there is no runbook \"" + execution.runbook() + "\"");
    }
    var unknown = unknown(version.get());
    if (unknown.isPresent()) {
      return new PlanResult.Impossible(unknown.get());
    }
    try {
      var inputs = version.get().runbook().inputs(execution.inputs());
      return plan(execution, version.get(), inputs);
    } catch (InvalidRunbookException e) {
      return new PlanResult.Impossible(String.valueOf(e.getMessage()));
    } catch (ProxmoxException e) {
      // Even a rejected token can be temporary.
      return new PlanResult.Unreachable(
          "the inventory cannot be read: " + e.getMessage(),
          version.get().runbook().limits().timeout());
    }
  }

  private PlanResult plan(Execution execution, RunbookVersion version, InputValues inputs)
      throws ProxmoxException {
    GuestReference wanted;
    try {
      wanted = GuestReference.parse(version.runbook().target(inputs));
    } catch (IllegalArgumentException e) {
      return new PlanResult.Impossible("TARGET_UNRESOLVED: " + e.getMessage());
    }
    var name = wanted.cluster().or(execution::alertCluster).or(clusters::onlyName).orElse("");
    var cluster = clusters.find(name);
    if (cluster.isEmpty()) {
      return new PlanResult.Impossible(noCluster(wanted, name));
    }
    return plan(version, inputs, wanted, cluster.get());
  }

  private PlanResult plan(
      RunbookVersion version, InputValues inputs, GuestReference wanted, ProxmoxCluster cluster)
      throws ProxmoxException {
    var guests = RemainingTime.during(LONGEST_LOOK, cluster::guests);
    var guest = guests.stream().filter(g -> g.place().vmid() == wanted.vmid()).findFirst();
    if (guest.isEmpty()) {
      return new PlanResult.Impossible(
          "TARGET_UNRESOLVED: cluster %s has no guest %d; it does not exist or the token may not see it"
              .formatted(cluster.name(), wanted.vmid()));
    }
    var kind = guest.get().place().kind();
    if (!wanted.kind().map(kind::equals).orElse(true)) {
      return new PlanResult.Impossible(
          "TARGET_UNRESOLVED: %s was requested, but %d is %s"
              .formatted(wanted, wanted.vmid(), kind.path()));
    }
    return new PlanResult.Ready(
        new Plan(
            version,
            inputs,
            mutates(version),
            cluster,
            new GuestId(cluster.name(), wanted.vmid()),
            guest.get(),
            guests));
  }

  private String noCluster(GuestReference wanted, String name) {
    return name.isEmpty()
        ? "TARGET_AMBIGUOUS: the cluster of guest %s is not specified; configured clusters: %s"
            .formatted(wanted, clusters.names())
        : "TARGET_UNRESOLVED: no cluster \"%s\" is configured (tocsin.runner.proxmox.clusters); configured clusters: %s"
            .formatted(name, clusters.names());
  }

  /** Checks for formats and step types that this version of Tocsin does not support. */
  private Optional<String> unknown(RunbookVersion version) {
    var format = version.document().path("apiVersion").asText();
    if (!format.equals(RunbookReader.FORMAT)) {
      return Optional.of(
          "version %d of runbook %s has format \"%s\", this version of Tocsin supports %s"
              .formatted(version.version(), version.runbook().id(), format, RunbookReader.FORMAT));
    }
    return version.runbook().steps().stream()
        .filter(step -> steps.find(step.type()).isEmpty())
        .findFirst()
        .map(
            step ->
                "version %d of runbook %s has step %s of type %s, which this version of Tocsin does not support"
                    .formatted(version.version(), version.runbook().id(), step.id(), step.type()));
  }

  private boolean mutates(RunbookVersion version) {
    return version.runbook().steps().stream()
        .map(step -> steps.find(step.type()))
        .flatMap(Optional::stream)
        .anyMatch(StepType::mutates);
  }
}
