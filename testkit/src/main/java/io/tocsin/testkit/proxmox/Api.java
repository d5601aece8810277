package io.tocsin.testkit.proxmox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Routes each API call to its handler. */
final class Api {
  private final SimulatedCluster cluster;
  private final Doorkeeper door;
  private final InventoryCalls inventory;
  private final HighAvailability ha;
  private final PowerCalls power;
  private final TaskCalls tasks;
  private final String entryNode;
  private final List<Route> routes;

  private record Route(String method, String template, Function<ApiCall, ObjectNode> answer) {
    Optional<Map<String, String>> match(ApiCall call) {
      var names = template.split("/");
      var segments = call.path().split("/");
      if (!method.equals(call.method()) || names.length != segments.length) {
        return Optional.empty();
      }
      var variables = new HashMap<String, String>();
      for (int i = 0; i < names.length; i++) {
        if (names[i].startsWith("{")) {
          variables.put(names[i].substring(1, names[i].length() - 1), segments[i]);
        } else if (!names[i].equals(segments[i])) {
          return Optional.empty();
        }
      }
      return Optional.of(variables);
    }
  }

  /**
   * @param entryNode the node that received the call; it forwards calls for other nodes
   */
  Api(
      SimulatedCluster cluster,
      Doorkeeper door,
      InventoryCalls inventory,
      HighAvailability ha,
      PowerCalls power,
      TaskCalls tasks,
      String entryNode) {
    this.cluster = cluster;
    this.door = door;
    this.inventory = inventory;
    this.ha = ha;
    this.power = power;
    this.tasks = tasks;
    this.entryNode = entryNode;
    this.routes = routes();
  }

  /** With its envelope. */
  ObjectNode answer(ApiCall call) {
    for (var route : routes) {
      var variables = route.match(call);
      if (variables.isPresent()) {
        var complete = call.with(variables.get());
        complete.get("node").ifPresent(this::reach);
        return route.answer.apply(complete);
      }
    }
    throw new ApiError(501, "Method '%s %s' not implemented".formatted(call.method(), call.path()));
  }

  private List<Route> routes() {
    return List.of(
        route("GET", "/version", call -> inventory.version()),
        route("GET", "/cluster/resources", inventory::resources),
        route("GET", "/cluster/status", call -> inventory.status(entryNode)),
        route("GET", "/cluster/tasks", call -> tasks.ofCluster()),
        route("GET", "/cluster/ha/resources/{sid}", ha::resource),
        route("GET", "/nodes", call -> inventory.nodes()),
        route("GET", "/nodes/{node}/tasks", tasks::list),
        route("GET", "/nodes/{node}/tasks/{upid}/status", tasks::status),
        new Route("GET", "/nodes/{node}/tasks/{upid}/log", tasks::log),
        route("DELETE", "/nodes/{node}/tasks/{upid}", tasks::cancel),
        route("GET", "/nodes/{node}/{kind}", this::guests),
        route("GET", "/nodes/{node}/{kind}/{vmid}/status/current", this::current),
        route("GET", "/nodes/{node}/{kind}/{vmid}/config", this::config),
        route("POST", "/nodes/{node}/{kind}/{vmid}/agent/ping", this::pingAgent),
        powerRoute("start"),
        powerRoute("stop"),
        powerRoute("shutdown"),
        powerRoute("reboot"),
        powerRoute("reset"));
  }

  private static Route route(String method, String template, Function<ApiCall, JsonNode> answer) {
    return new Route(method, template, call -> ProxmoxEnvelope.around(answer.apply(call)));
  }

  private Route powerRoute(String name) {
    return route(
        "POST",
        "/nodes/{node}/{kind}/{vmid}/status/" + name,
        call -> {
          door.demand("VM.PowerMgmt", "/vms/" + call.vmid());
          return TextNode.valueOf(power.call(name, guest(call), call));
        });
  }

  private JsonNode guests(ApiCall call) {
    return inventory.guestsOf(call.node(), kind(call));
  }

  private JsonNode current(ApiCall call) {
    door.demand("VM.Audit", "/vms/" + call.vmid());
    return inventory.current(guest(call));
  }

  private JsonNode config(ApiCall call) {
    door.demand("VM.Audit", "/vms/" + call.vmid());
    return inventory.config(guest(call));
  }

  private JsonNode pingAgent(ApiCall call) {
    return inventory.pingAgent(guest(call));
  }

  private void reach(String node) {
    if (!cluster.nodes().containsKey(node)) {
      throw ApiError.failed("hostname lookup '" + node + "' failed - failed to get address info");
    }
    if (!cluster.isOnline(node)) {
      throw new ApiError(595, "No route to host");
    }
  }

  private Guest guest(ApiCall call) {
    return cluster
        .guest(call.vmid())
        .filter(guest -> guest.node().equals(call.node()) && guest.kind() == kind(call))
        .orElseThrow(() -> ApiError.failed(noConfiguration(call)));
  }

  private static SimulatedGuestKind kind(ApiCall call) {
    return SimulatedGuestKind.ofPath(call.required("kind"))
        .orElseThrow(() -> new ApiError(501, "no such uri"));
  }

  private static String noConfiguration(ApiCall call) {
    return "Configuration file 'nodes/%s/%s/%d.conf' does not exist"
        .formatted(call.node(), kind(call).configFolder(), call.vmid());
  }
}
