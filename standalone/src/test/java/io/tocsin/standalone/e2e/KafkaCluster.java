package io.tocsin.standalone.e2e;

import static java.util.stream.Collectors.joining;

import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Kafka as an operator runs it, set up as our manual asks: each node broker and controller, and
 * users who may do what nobody has forbidden them.
 */
final class KafkaCluster implements AutoCloseable {
  static final String CONTROLLER = "CONTROLLER";

  private static final String CLIENTS = "CLIENTS";
  private static final String OPERATOR = "operator";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"secret\"%s;";
  private static final Duration START_LIMIT = Duration.ofSeconds(180);

  private final List<KafkaBroker> brokers = new ArrayList<>();
  private final List<String> clientAddresses;
  private final List<String> controllerAddresses;
  private final String users;
  private final Admin operator;

  /**
   * Returns when all of them serve.
   *
   * @param users who else will come
   */
  KafkaCluster(Path folder, int count, List<String> users)
      throws IOException, InterruptedException {
    this.clientAddresses = addresses(count);
    this.controllerAddresses = addresses(count);
    this.users =
        Stream.concat(Stream.of(OPERATOR), users.stream())
            .map(" user_%s=\"secret\""::formatted)
            .collect(joining());
    var clusterId = Uuid.randomUuid().toString();
    for (int i = 0; i < count; i++) {
      brokers.add(new KafkaBroker(folder.resolve("kafka-" + (i + 1)), clusterId, settings(i)));
    }
    this.operator = Admin.create(Map.copyOf(clientSettings(OPERATOR)));
    awaitAllServe();
  }

  private void awaitAllServe() throws InterruptedException {
    try {
      Await.until(
          START_LIMIT,
          "all brokers serve",
          () -> operator.describeCluster().nodes().get().size() == size());
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  /** {@code bootstrap.servers} and all that a client needs to be let in. */
  Map<String, String> clientSettings(String user) {
    return Map.of(
        "bootstrap.servers",
        String.join(",", clientAddresses),
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        LOGIN.formatted(user, ""));
  }

  int size() {
    return brokers.size();
  }

  /** Replicas that each topic shall have. */
  int replicas() {
    return Math.min(3, size());
  }

  /** All but the first. */
  void killOthers() throws InterruptedException {
    for (var broker : brokers.subList(1, size())) {
      broker.kill();
    }
  }

  void startOthersAgain() {
    brokers.subList(1, size()).forEach(KafkaBroker::startAgain);
  }

  /** How often each topic is there and how many of them a write waits for, {@code 3, 2}. */
  Map<String, String> copies() throws ExecutionException, InterruptedException {
    var names = operator.listTopics().names().get();
    var inSync = settings(names, "min.insync.replicas");
    var copies = new TreeMap<String, String>();
    operator
        .describeTopics(names)
        .allTopicNames()
        .get()
        .forEach(
            (name, topic) ->
                copies.put(
                    name,
                    "%d, %s"
                        .formatted(
                            topic.partitions().getFirst().replicas().size(), inSync.get(name))));
    return copies;
  }

  private Map<String, String> settings(Collection<String> topics, String setting)
      throws ExecutionException, InterruptedException {
    var resources =
        topics.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    var values = new HashMap<String, String>();
    operator
        .describeConfigs(resources)
        .all()
        .get()
        .forEach((topic, config) -> values.put(topic.name(), config.get(setting).value()));
    return values;
  }

  /** From now on that user's clients get an error where they read the topic. */
  void forbidReading(String topic, String user) throws ExecutionException, InterruptedException {
    // Once there is a rule for a topic, those whom none allows it are refused, too.
    var others = rule(topic, "*", AclOperation.ALL, AclPermissionType.ALLOW);
    operator.createAcls(List.of(others, forbidden(topic, user))).all().get();
  }

  void allowReading(String topic, String user) throws ExecutionException, InterruptedException {
    operator.deleteAcls(List.of(forbidden(topic, user).toFilter())).all().get();
  }

  @Override
  public void close() throws InterruptedException {
    operator.close(Duration.ZERO);
    for (var broker : brokers) {
      broker.kill();
    }
  }

  private static AclBinding forbidden(String topic, String user) {
    return rule(topic, user, AclOperation.READ, AclPermissionType.DENY);
  }

  private static AclBinding rule(
      String topic, String user, AclOperation operation, AclPermissionType permission) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry("User:" + user, "*", operation, permission));
  }

  private static List<String> addresses(int count) {
    return Stream.generate(() -> "127.0.0.1:" + FreePort.findLasting()).limit(count).toList();
  }

  private Map<String, String> settings(int node) {
    var settings = new HashMap<String, String>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(node + 1));
    settings.put("controller.quorum.voters", voters());
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("inter.broker.listener.name", CLIENTS);
    settings.put(
        "listeners",
        "%s://%s,%s://%s"
            .formatted(
                CLIENTS, clientAddresses.get(node), CONTROLLER, controllerAddresses.get(node)));
    settings.putAll(access());
    settings.putAll(replication());
    settings.putAll(failover());
    settings.putAll(small());
    return settings;
  }

  private String voters() {
    return IntStream.range(0, controllerAddresses.size())
        .mapToObj(node -> "%d@%s".formatted(node + 1, controllerAddresses.get(node)))
        .collect(joining(","));
  }

  private Map<String, String> access() {
    return Map.of(
        "listener.security.protocol.map",
        "%s:SASL_PLAINTEXT,%s:PLAINTEXT".formatted(CLIENTS, CONTROLLER),
        "sasl.enabled.mechanisms",
        "PLAIN",
        "sasl.mechanism.inter.broker.protocol",
        "PLAIN",
        "listener.name.clients.plain.sasl.jaas.config",
        LOGIN.formatted(OPERATOR, users),
        "authorizer.class.name",
        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        // The nodes among themselves have no name on the controllers' listener.
        "super.users",
        "User:%s;User:ANONYMOUS".formatted(OPERATOR),
        "allow.everyone.if.no.acl.found",
        "true");
  }

  private Map<String, String> replication() {
    var replicas = String.valueOf(Math.min(3, clientAddresses.size()));
    var inSync = clientAddresses.size() < 3 ? "1" : "2";
    return Map.of(
        "auto.create.topics.enable", "false",
        "default.replication.factor", replicas,
        "min.insync.replicas", inSync,
        "offsets.topic.replication.factor", replicas,
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.replication.factor", replicas,
        "transaction.state.log.min.isr", inSync,
        "transaction.state.log.num.partitions", "2");
  }

  /** As docs/running-distributed.md wants it. */
  private static Map<String, String> failover() {
    return Map.of(
        "broker.session.timeout.ms", "5000",
        "broker.heartbeat.interval.ms", "1000");
  }

  /** For several on one machine with two cores. */
  private static Map<String, String> small() {
    return Map.of(
        "num.network.threads", "2",
        "num.io.threads", "4",
        "background.threads", "2",
        "group.initial.rebalance.delay.ms", "0",
        "log.segment.bytes", String.valueOf(32 << 20),
        "log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20),
        "log.index.size.max.bytes", String.valueOf(1 << 20),
        "metric.reporters", "");
  }
}
