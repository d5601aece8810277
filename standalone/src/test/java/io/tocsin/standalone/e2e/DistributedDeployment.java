package io.tocsin.standalone.e2e;

import io.tocsin.embedded.DataFolder;
import io.tocsin.embedded.kafka.EmbeddedKafka;
import io.tocsin.embedded.postgres.EmbeddedPostgreSql;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The four services as processes of their own, on a Kafka and a PostgreSQL that belong to none of
 * them.
 */
final class DistributedDeployment implements Deployment {
  /** In the order in which they start. */
  static final List<String> SERVICES =
      List.of("router", "alert-gateway", "notifier", "runbook-runner");

  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, Integer> managementPorts = new HashMap<>();
  private final Path folder;
  private final Map<String, String> settings = new HashMap<>();

  private DistributedDeployment(Path folder) {
    this.folder = folder;
  }

  static DistributedDeployment start(Path folder, Path configuration, Map<String, String> settings)
      throws Exception {
    var deployment = new DistributedDeployment(folder);
    try {
      deployment.startKafka();
      return deployment.run(configuration, settings);
    } catch (Exception | AssertionError e) {
      deployment.close();
      throw e;
    }
  }

  /**
   * @param kafka how to reach a Kafka that the caller starts and ends
   */
  static DistributedDeployment startOn(
      Map<String, String> kafka, Path folder, Path configuration, Map<String, String> settings)
      throws Exception {
    var deployment = new DistributedDeployment(folder);
    try {
      deployment.reach(kafka);
      return deployment.run(configuration, settings);
    } catch (Exception | AssertionError e) {
      deployment.close();
      throw e;
    }
  }

  private DistributedDeployment run(Path configuration, Map<String, String> more) throws Exception {
    settings.putAll(more);
    settings.put("tocsin.config.file", configuration.toString());
    settings.put("tocsin.admin-token", administratorToken());
    settings.put("tocsin.topics.partitions", "3");
    settings.put("tocsin.topics.replicas", "1");
    startPostgreSql();
    for (var service : SERVICES) {
      startService(service);
    }
    awaitReady();
    return this;
  }

  @Override
  public String gateway() {
    return "127.0.0.1:" + ports.get("alert-gateway");
  }

  @Override
  public String runner() {
    return "127.0.0.1:" + ports.get("runbook-runner");
  }

  /** What a service says to Prometheus. */
  String metrics(String service) throws IOException, InterruptedException {
    var path = service.equals("alert-gateway") ? "/metrics" : "/q/metrics";
    var answer = new Rest("127.0.0.1:" + managementPorts.get(service)).answer(path);
    if (answer.statusCode() != 200) {
      throw new IOException(service + " answers with status " + answer.statusCode());
    }
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Override
  public String administratorToken() {
    return "token-of-the-test";
  }

  @Override
  public void close() throws Exception {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }

  private void startKafka() throws Exception {
    var folders = DataFolder.claim(folder.resolve("kafka"));
    running.push(folders);
    var kafka = EmbeddedKafka.start(folders.room("kafka"), reason -> {});
    running.push(kafka);
    reach(kafka.clientSettings());
  }

  private void reach(Map<String, String> kafka) {
    kafka.forEach((name, value) -> settings.put("kafka." + name, value));
  }

  private void startPostgreSql() throws Exception {
    var folders = DataFolder.claim(folder.resolve("servers"));
    running.push(folders);
    var postgres = EmbeddedPostgreSql.start(folders.room("postgresql"), folders.room("programs"));
    running.push(postgres);
    settings.put("quarkus.datasource.runner.jdbc.url", postgres.jdbcUrl());
    settings.put("quarkus.datasource.runner.username", postgres.credentials().user());
    settings.put("quarkus.datasource.runner.password", postgres.credentials().password());
  }

  private void startService(String service) throws IOException {
    int port = FreePort.find();
    ports.put(service, port);
    managementPorts.put(service, FreePort.find());
    var all = new HashMap<>(settings);
    all.put("tocsin.router.topology.instance", service);
    all.put("tocsin.gateway.router.url", "http://127.0.0.1:" + ports.get("router"));
    all.put("quarkus.http.host", "127.0.0.1");
    all.put("tocsin.notifier.targets.allowed", "127.0.0.0/8");
    all.put("quarkus.http.port", String.valueOf(port));
    all.put("quarkus.management.host", "127.0.0.1");
    all.put("quarkus.management.port", String.valueOf(managementPorts.get(service)));
    running.push(ServiceProcess.start(service, folder.resolve(service), List.of(), all));
  }

  private void awaitReady() {
    var gateway = new Rest(gateway());
    Await.until(
        START_LIMIT,
        "the gateway takes alerts",
        () -> gateway.post("/api/v2/alerts", "application/json", "[]") == 200);
    Await.until(
        START_LIMIT,
        "the router answers the gateway",
        () -> gateway.get("/api/v2/alerts/groups").isArray());
    Await.until(
        START_LIMIT, "the runner answers", () -> administrator().get("/api/v1/runbooks").isArray());
  }
}
