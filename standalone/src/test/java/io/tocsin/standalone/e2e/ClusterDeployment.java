package io.tocsin.standalone.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Routers on addresses of this machine, all on one port and under one name, gateways that ask that
 * name, and notifiers.
 */
final class ClusterDeployment implements AutoCloseable {
  private static final String NAME = "routers";
  private static final String SERVICES = "tocsin";
  private static final String ALL_PARTITIONS = "4; 0@\\d+ 1@\\d+ 2@\\d+ 3@\\d+";

  private final List<ClusterMember> routers = new ArrayList<>();
  private final List<ClusterMember> gateways = new ArrayList<>();
  private final List<ClusterMember> notifiers = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Path folder;
  private final Path hosts;
  private final KafkaCluster kafka;
  private final Map<String, String> settings = new HashMap<>();
  private final int routerPort = FreePort.findLasting();

  ClusterDeployment(Path folder, KafkaCluster kafka, Path configuration) throws IOException {
    this.folder = folder;
    this.kafka = kafka;
    this.hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
    settings.put("tocsin.config.file", configuration.toString());
    settings.put("tocsin.admin-token", "token-of-the-test");
    settings.put("tocsin.topics.partitions", "4");
    settings.put("tocsin.topics.replicas", String.valueOf(kafka.replicas()));
    settings.put("tocsin.router.topology.standbys", "1");
    settings.put("tocsin.notifier.targets.allowed", "127.0.0.0/8");
    settings.put("tocsin.gateway.router.url", "http://" + NAME + ":" + routerPort);
  }

  /** Whom the brokers must know. */
  static List<String> users() {
    return List.of(SERVICES, user(1), user(2));
  }

  /** A router is a user of its own, so that something can be forbidden to it alone. */
  static String user(int router) {
    return "router" + router;
  }

  ClusterMember startRouter() throws IOException {
    int number = routers.size() + 1;
    var host = "127.0.0." + number;
    var router = member("router", number, host + ":" + routerPort, List.of(), as(user(number)));
    routers.add(router);
    Files.writeString(hosts, host + " " + NAME + "\n", StandardOpenOption.APPEND);
    return router;
  }

  ClusterMember startGateway() throws IOException {
    // Names are read from a file of ours, and again after a second.
    var flags = List.of("-Djdk.net.hosts.file=" + hosts, "-Dsun.net.inetaddr.ttl=1");
    var address = "127.0.0.1:" + FreePort.findLasting();
    var gateway = member("alert-gateway", gateways.size() + 1, address, flags, as(SERVICES));
    gateways.add(gateway);
    return gateway;
  }

  ClusterMember startNotifier() throws IOException {
    var address = "127.0.0.1:" + FreePort.findLasting();
    var notifier = member("notifier", notifiers.size() + 1, address, List.of(), as(SERVICES));
    notifiers.add(notifier);
    return notifier;
  }

  List<ClusterMember> members() {
    return Stream.of(routers, gateways, notifiers).flatMap(List::stream).toList();
  }

  List<ClusterMember> gateways() {
    return List.copyOf(gateways);
  }

  /**
   * @param number from 1
   */
  ClusterMember router(int number) {
    return routers.get(number - 1);
  }

  /** Whether a router says that it has partitions of the alerts. */
  boolean hasPartitions(ClusterMember router) throws InterruptedException {
    return partitionsOf(router).contains("@");
  }

  boolean hasAllPartitions(ClusterMember router) throws InterruptedException {
    return partitionsOf(router).matches(ALL_PARTITIONS);
  }

  @Override
  public void close() {
    members().forEach(member -> member.process().close());
  }

  /** How a router says which partitions it has, {@code 4; 0@2 1@2}; empty if it does not answer. */
  private String partitionsOf(ClusterMember router) throws InterruptedException {
    try {
      return client
          .send(
              HttpRequest.newBuilder(
                      URI.create("http://%s/internal/query/held".formatted(router.address())))
                  .timeout(Duration.ofSeconds(2))
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

  private Map<String, String> as(String user) {
    var all = new HashMap<>(settings);
    kafka.clientSettings(user).forEach((name, value) -> all.put("kafka." + name, value));
    return all;
  }

  private ClusterMember member(
      String service, int number, String address, List<String> flags, Map<String, String> settings)
      throws IOException {
    return new ClusterMember(folder, service, number, address, flags, settings);
  }
}
