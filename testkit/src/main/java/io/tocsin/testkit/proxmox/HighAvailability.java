package io.tocsin.testkit.proxmox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * High availability as a client sees it: it accepts at once and acts later, and it restarts a guest
 * that stopped without a request.
 */
final class HighAvailability {
  private static final Set<String> DOWN = Set.of("stopped", "request_stop");
  private static final Set<String> TAKEN = Set.of("start", "stop", "shutdown");

  private final SimulatedCluster cluster;
  private final Map<Integer, String> asked = new HashMap<>();

  HighAvailability(SimulatedCluster cluster) {
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

  /** A guest stopped without a request. */
  void noticeDeathOf(int vmid) {
    cluster
        .guest(vmid)
        .filter(guest -> guest.haState().filter("started"::equals).isPresent())
        .ifPresent(guest -> cluster.after(cluster.timings().ha(), () -> cluster.boot(vmid)));
  }

  /**
   * {@code GET /cluster/ha/resources/{sid}}: what is wanted, which changes at once; the state of
   * the guest follows when the manager comes to it.
   */
  JsonNode resource(ApiCall call) {
    var sid = call.required("sid");
    var guest =
        cluster.guests().stream()
            .filter(it -> it.haState().isPresent() && it.kind().haId(it.vmid()).equals(sid))
            .findFirst()
            .orElseThrow(() -> ApiError.failed("no such resource '" + sid + "'"));
    return JsonNodeFactory.instance.objectNode().put("sid", sid).put("state", wanted(guest));
  }

  private String wanted(Guest guest) {
    boolean down = guest.haState().filter(DOWN::contains).isPresent();
    return asked.getOrDefault(guest.vmid(), down ? "stopped" : "started");
  }

  private String request(int vmid, boolean on) {
    var guest = cluster.guest(vmid).orElseThrow();
    if (guest.haState().filter("error"::equals).isPresent()) {
      return "service '%s' in error state, must be disabled and fixed first"
          .formatted(guest.kind().haId(vmid));
    }
    var wish = on ? "started" : "stopped";
    asked.put(vmid, wish);
    cluster.after(cluster.timings().ha().dividedBy(2), () -> ifWanted(vmid, wish, this::begin));
    cluster.after(cluster.timings().ha(), () -> ifWanted(vmid, wish, this::act));
    return "OK";
  }

  /** An opposite request in the meantime takes precedence. */
  private void ifWanted(int vmid, String wish, BiConsumer<Integer, Boolean> what) {
    if (wish.equals(asked.get(vmid))) {
      what.accept(vmid, wish.equals("started"));
    }
  }

  private void begin(int vmid, boolean on) {
    cluster.change(vmid, guest -> guest.managedByHa(on ? "started" : "request_stop"));
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
