package io.tocsin.standalone.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Routers on addresses of this machine, all on one port and under one name, a gateway that asks
 * that name, and a notifier.
 */
final class Routers implements AutoCloseable {
  private static final String NAME = "routers";

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Map<String, String> settings = new HashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Path folder;
  private final Path hosts;
  private final int routerPort = FreePort.find();
  private final int gatewayPort = FreePort.find();

  /**
   * @param kafka how to reach it
   */
  Routers(Path folder, Map<String, String> kafka, Path configuration) throws IOException {
    this.folder = folder;
    this.hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
    kafka.forEach((name, value) -> settings.put("kafka." + name, value));
    settings.put("tocsin.config.file", configuration.toString());
    settings.put("tocsin.admin-token", "token-of-the-test");
    settings.put("tocsin.topics.partitions", "4");
    settings.put("tocsin.topics.replicas", "1");
    settings.put("tocsin.router.topology.standbys", "1");
    settings.put("tocsin.notifier.targets.allowed", "127.0.0.0/8");
    settings.put("tocsin.gateway.router.url", "http://" + NAME + ":" + routerPort);
  }

  Rest gateway() {
    return new Rest("127.0.0.1:" + gatewayPort);
  }

  void startGatewayAndNotifier() throws IOException {
    // Names are read from a file of ours, and again after a second.
    var flags = List.of("-Djdk.net.hosts.file=" + hosts, "-Dsun.net.inetaddr.ttl=1");
    start("alert-gateway", "gateway", "127.0.0.1", gatewayPort, flags);
    start("notifier", "notifier", "127.0.0.1", 0, List.of());
  }

  /**
   * @param address of 127.0.0.0/8
   */
  ChildProcess startRouter(String address) throws IOException {
    var router = start("router", "router-" + address, address, routerPort, List.of());
    Files.writeString(hosts, Files.readString(hosts) + address + " " + NAME + "\n");
    return router;
  }

  /** Status and body of a question for all alerts. */
  HttpResponse<String> list() throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gatewayPort + "/api/v2/alerts"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** How a router says which partitions it has, {@code 4; 0@2 1@2}; empty if it does not answer. */
  String partitionsOf(String address) throws InterruptedException {
    try {
      var uri = "http://%s:%d/internal/query/held".formatted(address, routerPort);
      return client
          .send(
              HttpRequest.newBuilder(URI.create(uri))
                  .POST(HttpRequest.BodyPublishers.ofString("{}"))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("Tocsin-Partitions")
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() throws Exception {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }

  private ChildProcess start(
      String service, String instance, String address, int port, List<String> flags)
      throws IOException {
    var all = new HashMap<>(settings);
    all.put("tocsin.router.topology.instance", instance);
    all.put("quarkus.http.host", address);
    all.put("quarkus.http.port", String.valueOf(port));
    var process = ServiceProcess.start(service, folder.resolve(instance), flags, all);
    running.push(process);
    return process;
  }
}
