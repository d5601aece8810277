package io.tocsin.standalone.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The compose file.
 *
 * @param whole with merge keys resolved
 */
record Compose(JsonNode whole) {
  static final List<String> OURS = List.of("alert-gateway", "router", "notifier", "runbook-runner");

  static Compose read() throws IOException {
    return new Compose(Tree.documents(Tree.text("docker/compose.yaml")).getFirst());
  }

  Map<String, JsonNode> services() {
    return whole
        .path("services")
        .propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  JsonNode service(String name) {
    return whole.path("services").path(name);
  }
}
