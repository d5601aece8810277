package io.tocsin.testkit.proxmox;

import java.time.Duration;
import java.util.Set;

/**
 * High availability as a client meets it: it says yes at once and acts later, and it brings back
 * what it was not told to stop.
 */
final class HaManager {
  private static final Set<String> TAKEN = Set.of("start", "stop", "shutdown");

  private final Cluster cluster;

  HaManager(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Reboot and reset do not go through it. */
  boolean takes(String call) {
    return TAKEN.contains(call);
  }

  Task start(String call, Guest guest, Task.Owner owner) {
    boolean on = call.equals("start");
    return cluster.start(
        guest, on ? "hastart" : "hastop", owner, Duration.ZERO, () -> request(guest.vmid(), on));
  }

  /** A guest ended without having been asked to. */
  void noticeDeathOf(int vmid) {
    cluster
        .guest(vmid)
        .filter(guest -> guest.haState().filter("started"::equals).isPresent())
        .ifPresent(guest -> cluster.after(cluster.timings().ha(), () -> cluster.boot(vmid)));
  }

  private String request(int vmid, boolean on) {
    var guest = cluster.guest(vmid).orElseThrow();
    if (guest.haState().filter("error"::equals).isPresent()) {
      return "service '%s' in error state, must be disabled and fixed first"
          .formatted(guest.kind().haId(vmid));
    }
    cluster.put(guest.managedByHa(on ? "started" : "request_stop"));
    cluster.after(cluster.timings().ha(), () -> act(vmid, on));
    return "OK";
  }

  private void act(int vmid, boolean on) {
    if (on) {
      cluster.boot(vmid);
    } else {
      cluster.turnOff(vmid);
      cluster.change(vmid, guest -> guest.managedByHa("stopped"));
    }
  }
}
