package io.tocsin.testkit.proxmox;

import io.tocsin.testkit.http.FormText;
import io.tocsin.testkit.http.Request;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request below {@code /api2/json}, with its parameters from path, query and body together.
 *
 * @param path without the prefix
 */
record ApiCall(
    String method, String path, Task.Owner caller, Map<String, List<String>> parameters) {
  static final String PREFIX = "/api2/json";

  static ApiCall of(Request request, Task.Owner caller) {
    var parameters = new LinkedHashMap<>(body(request));
    parameters.putAll(request.call().query());
    return new ApiCall(
        request.method(), request.path().substring(PREFIX.length()), caller, parameters);
  }

  /** The real server splits a form at semicolons, too. */
  private static Map<String, List<String>> body(Request request) {
    if (!request.contentType().equals("application/json")) {
      return FormText.parse(request.text(), "[&;]");
    }
    var fields = new HashMap<String, List<String>>();
    request
        .json()
        .properties()
        .forEach(field -> fields.put(field.getKey(), List.of(field.getValue().asText())));
    return fields;
  }

  ApiCall with(Map<String, String> pathVariables) {
    var all = new LinkedHashMap<>(parameters);
    pathVariables.forEach((name, value) -> all.put(name, List.of(value)));
    return new ApiCall(method, path, caller, all);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(parameters.get(name)).map(List::getFirst);
  }

  String required(String name) {
    return get(name)
        .orElseThrow(
            () ->
                ApiError.badParameters(Map.of(name, "property is missing and it is not optional")));
  }

  long number(String name, long otherwise) {
    return get(name).map(Long::parseLong).orElse(otherwise);
  }

  boolean flag(String name) {
    return get(name).filter(value -> List.of("1", "on", "yes", "true").contains(value)).isPresent();
  }

  int vmid() {
    return Integer.parseInt(required("vmid"));
  }

  String node() {
    return required("node");
  }
}
