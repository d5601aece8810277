package io.tocsin.testkit.proxmox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Calls that list guests and nodes and their state. */
final class InventoryCalls {
  private final SimulatedCluster cluster;
  private final Map<Integer, Power> lastKnown = new HashMap<>();
  private Instant refreshedAt = Instant.MIN;

  InventoryCalls(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  JsonNode version() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", "9.1.1")
        .put("release", "9.1")
        .put("repoid", "0000000000000000");
  }

  /**
   * {@code GET /cluster/resources}. Where a guest is comes fresh from its configuration; whether it
   * runs is as old as the last round of the statistics daemon.
   */
  JsonNode resources(ApiCall call) {
    refreshWhenDue();
    var rows = JsonNodeFactory.instance.arrayNode();
    var type = call.get("type").orElse("");
    if (type.isEmpty() || type.equals("vm")) {
      cluster.guests().forEach(guest -> rows.add(row(guest)));
    }
    if (type.isEmpty() || type.equals("node")) {
      cluster.nodes().forEach((name, online) -> rows.add(Rows.node(name, online)));
    }
    return rows;
  }

  /** The state of a dead node's guests is unknown; the real list shows this after five minutes. */
  private JsonNode row(Guest guest) {
    var row = Rows.resource(asLastKnown(guest), now());
    return cluster.isOnline(guest.node()) ? row : row.put("status", "unknown");
  }

  /** {@code GET /cluster/status}. */
  JsonNode status(String entryNode) {
    var rows = JsonNodeFactory.instance.arrayNode();
    rows.addObject()
        .put("type", "cluster")
        .put("id", "cluster")
        .put("name", "test")
        .put("nodes", cluster.nodes().size())
        .put("quorate", cluster.isQuorate() ? 1 : 0);
    cluster
        .nodes()
        .forEach(
            (name, online) ->
                rows.addObject()
                    .put("type", "node")
                    .put("id", "node/" + name)
                    .put("name", name)
                    .put("online", online ? 1 : 0)
                    .put("local", name.equals(entryNode) ? 1 : 0));
    return rows;
  }

  JsonNode nodes() {
    var rows = JsonNodeFactory.instance.arrayNode();
    cluster.nodes().forEach((name, online) -> rows.add(Rows.node(name, online)));
    return rows;
  }

  /** {@code GET /nodes/{node}/qemu} and {@code /lxc}. */
  ArrayNode guestsOf(String node, SimulatedGuestKind kind) {
    var rows = JsonNodeFactory.instance.arrayNode();
    cluster.guests().stream()
        .filter(guest -> guest.node().equals(node) && guest.kind() == kind)
        .forEach(guest -> rows.add(Rows.current(guest, now())));
    return rows;
  }

  JsonNode current(Guest guest) {
    return Rows.current(guest, now());
  }

  JsonNode config(Guest guest) {
    return Rows.config(guest);
  }

  /** {@code POST …/agent/ping}. */
  JsonNode pingAgent(Guest guest) {
    if (guest.traits().agent() == Guest.Agent.NOT_CONFIGURED) {
      throw ApiError.failed("No QEMU guest agent configured");
    }
    if (!guest.isRunning()) {
      throw ApiError.failed("VM " + guest.vmid() + " is not running");
    }
    if (guest.traits().agent() == Guest.Agent.SILENT) {
      throw ApiError.failed("QEMU guest agent is not running");
    }
    var answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("result");
    return answer;
  }

  private void refreshWhenDue() {
    if (!refreshedAt.equals(Instant.MIN)
        && now().isBefore(refreshedAt.plus(cluster.timings().resourcesRefresh()))) {
      return;
    }
    refreshedAt = now();
    lastKnown.clear();
    cluster.guests().forEach(guest -> lastKnown.put(guest.vmid(), guest.power()));
  }

  private Guest asLastKnown(Guest guest) {
    return guest.with(lastKnown.getOrDefault(guest.vmid(), guest.power()));
  }

  private Instant now() {
    return cluster.instant();
  }
}
