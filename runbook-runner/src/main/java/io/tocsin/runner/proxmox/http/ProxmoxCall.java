package io.tocsin.runner.proxmox.http;

import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One HTTP call below {@code /api2/json}.
 *
 * @param path with percent-encoded variables
 * @param parameters query of a GET, form of a POST
 */
record ProxmoxCall(HttpMethod method, String path, Map<String, String> parameters) {
  private static final String ROOT = "/api2/json";

  static ProxmoxCall get(String path, Map<String, String> query) {
    return new ProxmoxCall(HttpMethod.GET, path, query);
  }

  static ProxmoxCall post(String path, Map<String, String> form) {
    return new ProxmoxCall(HttpMethod.POST, path, form);
  }

  boolean mutates() {
    return method != HttpMethod.GET;
  }

  String uri() {
    return ROOT + path + (mutates() || parameters.isEmpty() ? "" : "?" + encoded());
  }

  String body() {
    return mutates() ? encoded() : "";
  }

  /** The server also splits forms at semicolons, so every value is fully encoded. */
  private String encoded() {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
