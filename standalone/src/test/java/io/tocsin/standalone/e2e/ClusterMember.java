package io.tocsin.standalone.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A service's process in a cluster, which keeps its name and its address over restarts. */
final class ClusterMember {
  private final String service;
  private final String name;
  private final Path home;
  private final String address;
  private final String management = "127.0.0.1:" + FreePort.findLasting();
  private final List<String> flags;
  private final Map<String, String> settings;
  private ChildProcess process;

  /**
   * Starts it.
   *
   * @param address where it answers
   * @param flags of the JVM
   */
  ClusterMember(
      Path folder,
      String service,
      int number,
      String address,
      List<String> flags,
      Map<String, String> settings)
      throws IOException {
    this.service = service;
    this.name = service + "-" + number;
    this.home = folder.resolve(name);
    this.address = address;
    this.flags = flags;
    this.settings = new HashMap<>(settings);
    this.settings.put("tocsin.router.topology.instance", name);
    this.settings.put("quarkus.http.host", host(address));
    this.settings.put("quarkus.http.port", port(address));
    this.settings.put("quarkus.management.host", host(management));
    this.settings.put("quarkus.management.port", port(management));
    this.process = run();
  }

  String name() {
    return name;
  }

  String address() {
    return address;
  }

  ChildProcess process() {
    return process;
  }

  void startAgain() throws IOException {
    process = run();
  }

  /** As whoever starts and stops it is told by its readiness probe. */
  boolean isReady() throws InterruptedException {
    try {
      return new Rest(management).answer("/q/health/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** How many lines say that something is wrong, since its first start. */
  int complaints() throws IOException {
    return lines(line -> line.matches(".* level=(warn|error|fatal) .*")).size();
  }

  List<String> lines(Predicate<String> wanted) throws IOException {
    try (var lines = Files.lines(home.resolve("log.txt"))) {
      return lines.filter(wanted).toList();
    }
  }

  private ChildProcess run() throws IOException {
    return ServiceProcess.start(service, home, flags, settings);
  }

  private static String host(String address) {
    return address.substring(0, address.lastIndexOf(':'));
  }

  private static String port(String address) {
    return address.substring(address.lastIndexOf(':') + 1);
  }

  @Override
  public String toString() {
    return name;
  }
}
