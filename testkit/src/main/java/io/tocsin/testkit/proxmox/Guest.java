package io.tocsin.testkit.proxmox;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state of a guest at one moment.
 *
 * @param lock as in its configuration, such as {@code backup}; empty without one
 * @param haState present if high availability manages it
 */
public record Guest(
    int vmid,
    SimulatedGuestKind kind,
    String name,
    String node,
    Power power,
    String lock,
    Optional<String> haState,
    Traits traits) {

  /**
   * What does not change by itself.
   *
   * @param deafToShutdown ignores a shutdown request
   * @param neverComesBack a reboot ends with it off
   */
  public record Traits(
      Set<String> tags,
      boolean template,
      Agent agent,
      boolean deafToShutdown,
      boolean neverComesBack) {
    public Traits {
      tags = Set.copyOf(tags);
    }
  }

  /** The agent inside a virtual machine. */
  public enum Agent {
    NOT_CONFIGURED,
    SILENT,
    ANSWERS
  }

  public static Guest vm(int vmid, String name) {
    return of(vmid, SimulatedGuestKind.QEMU, name);
  }

  public static Guest container(int vmid, String name) {
    return of(vmid, SimulatedGuestKind.LXC, name);
  }

  private static Guest of(int vmid, SimulatedGuestKind kind, String name) {
    var traits = new Traits(Set.of(), false, Agent.NOT_CONFIGURED, false, false);
    return new Guest(vmid, kind, name, "pve1", new Power.Off(), "", Optional.empty(), traits);
  }

  public boolean isRunning() {
    return power instanceof Power.On;
  }

  public Guest on(String otherNode) {
    return new Guest(vmid, kind, name, otherNode, power, lock, haState, traits);
  }

  public Guest with(Power newPower) {
    return new Guest(vmid, kind, name, node, newPower, lock, haState, traits);
  }

  /** Still running for the node, but in another state for its hypervisor. */
  public Guest withQmpStatus(String status) {
    return power instanceof Power.On(var pid, var since, var before)
        ? with(new Power.On(pid, since, status))
        : this;
  }

  public Guest locked(String reason) {
    return new Guest(vmid, kind, name, node, power, reason, haState, traits);
  }

  public Guest unlocked() {
    return locked("");
  }

  public Guest managedByHa(String state) {
    return new Guest(vmid, kind, name, node, power, lock, Optional.of(state), traits);
  }

  public Guest tagged(String tag) {
    var tags = new TreeSet<>(traits.tags);
    tags.add(tag);
    return having(
        new Traits(
            tags, traits.template, traits.agent, traits.deafToShutdown, traits.neverComesBack));
  }

  public Guest asTemplate() {
    return having(
        new Traits(traits.tags, true, traits.agent, traits.deafToShutdown, traits.neverComesBack));
  }

  public Guest withAgent(Agent agent) {
    return having(
        new Traits(
            traits.tags, traits.template, agent, traits.deafToShutdown, traits.neverComesBack));
  }

  public Guest deafToShutdown() {
    return having(
        new Traits(traits.tags, traits.template, traits.agent, true, traits.neverComesBack));
  }

  public Guest neverComingBack() {
    return having(
        new Traits(traits.tags, traits.template, traits.agent, traits.deafToShutdown, true));
  }

  private Guest having(Traits other) {
    return new Guest(vmid, kind, name, node, power, lock, haState, other);
  }
}
