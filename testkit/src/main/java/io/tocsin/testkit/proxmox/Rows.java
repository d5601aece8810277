package io.tocsin.testkit.proxmox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** Guests and nodes in the API's format: numbers for booleans, and many fields missing. */
final class Rows {
  private static final long MEMORY = 2L << 30;

  private Rows() {}

  /** In {@code /cluster/resources}. */
  static ObjectNode resource(Guest guest, Instant now) {
    var row =
        object()
            .put("id", guest.kind().path() + "/" + guest.vmid())
            .put("type", guest.kind().path())
            .put("node", guest.node());
    basics(row, guest, now);
    row.put("template", guest.traits().template() ? 1 : 0);
    guest.haState().ifPresent(state -> row.put("hastate", state));
    return row;
  }

  /** {@code status/current}. */
  static ObjectNode current(Guest guest, Instant now) {
    var row = object();
    basics(row, guest, now);
    var ha = row.putObject("ha").put("managed", guest.haState().isPresent() ? 1 : 0);
    guest.haState().ifPresent(state -> ha.put("state", state));
    if (guest.traits().template()) {
      row.put("template", 1);
    }
    if (guest.kind() == SimulatedGuestKind.QEMU) {
      onlyOfMachines(row, guest);
    }
    return row;
  }

  static ObjectNode config(Guest guest) {
    var row = object().put("memory", "2048").put("digest", Integer.toHexString(guest.hashCode()));
    row.put(guest.kind() == SimulatedGuestKind.QEMU ? "name" : "hostname", guest.name());
    if (!guest.lock().isEmpty()) {
      row.put("lock", guest.lock());
    }
    if (!guest.traits().tags().isEmpty()) {
      row.put("tags", tags(guest));
    }
    if (guest.traits().template()) {
      row.put("template", 1);
    }
    if (guest.traits().agent() != Guest.Agent.NOT_CONFIGURED) {
      row.put("agent", "1");
    }
    return row;
  }

  static ObjectNode node(String name, boolean online) {
    return object()
        .put("id", "node/" + name)
        .put("type", "node")
        .put("node", name)
        .put("status", online ? "online" : "offline");
  }

  private static void basics(ObjectNode row, Guest guest, Instant now) {
    row.put("vmid", guest.vmid())
        .put("name", guest.name())
        .put("status", guest.power().status())
        .put("uptime", uptime(guest, now))
        .put("maxmem", MEMORY);
    if (!guest.lock().isEmpty()) {
      row.put("lock", guest.lock());
    }
    if (!guest.traits().tags().isEmpty()) {
      row.put("tags", tags(guest));
    }
  }

  private static void onlyOfMachines(ObjectNode row, Guest guest) {
    if (guest.power() instanceof Power.On on) {
      row.put("qmpstatus", on.qmpStatus()).put("pid", on.pid());
    } else {
      row.put("qmpstatus", "stopped");
    }
    if (guest.traits().agent() != Guest.Agent.NOT_CONFIGURED) {
      row.put("agent", 1);
    }
  }

  private static long uptime(Guest guest, Instant now) {
    return guest.power() instanceof Power.On on ? Duration.between(on.since(), now).toSeconds() : 0;
  }

  private static String tags(Guest guest) {
    return String.join(";", guest.traits().tags().stream().sorted().toList());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
