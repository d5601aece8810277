package io.tocsin.embedded.kafka;

import io.tocsin.embedded.Credentials;
import io.tocsin.embedded.LoopbackPort;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Server settings of the single Kafka node.
 *
 * <p>The voter is configured statically because the controller's port changes at every start; a
 * dynamic quorum would keep the old port in its metadata log.
 */
record BrokerSettings(
    Path folder, LoopbackPort clients, LoopbackPort controller, Credentials credentials) {
  static final int NODE_ID = 1;
  static final String CLIENTS = "CLIENTS";
  static final String CONTROLLER = "CONTROLLER";

  private static final Map<String, String> SINGLE_NODE =
      Map.ofEntries(
          // A misspelt topic name must be an error, not a new topic with default settings.
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.num.partitions", "2"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"));

  /**
   * No other broker can take over, so a late heartbeat (busy machine, slow disk) must have no
   * effect. A session left over from a killed process is ended at the next start, see {@link
   * FormerBroker} and {@link FormerMembers}.
   */
  private static final Map<String, String> NO_FAILOVER =
      Map.of(
          // The heartbeat interval stays at Kafka's 2 s: the controller waits half of it for each
          // heartbeat.
          "broker.session.timeout.ms", String.valueOf(Integer.MAX_VALUE),
          "group.initial.rebalance.delay.ms", "0",
          "group.streams.initial.rebalance.delay.ms", "0",
          // By default the controller logs an error when a disk write takes longer than two
          // seconds.
          "controller.performance.always.log.threshold.ms", "3600000");

  /** Sized for a machine with two cores; Kafka's defaults assume a dedicated server. */
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "2"),
          // There are three groups with one member each, and every thread polls three times a
          // second.
          Map.entry("group.coordinator.threads", "1"),
          Map.entry("num.recovery.threads.per.data.dir", "2"),
          // Retention deletes whole segments: large ones would keep the data of an alert storm for
          // days.
          Map.entry("log.segment.bytes", mebibytes(32)),
          Map.entry("log.retention.check.interval.ms", "60000"),
          Map.entry("log.segment.delete.delay.ms", "10000"),
          Map.entry("log.index.size.max.bytes", mebibytes(1)),
          // The default permanently occupies 128 MiB of heap.
          Map.entry("log.cleaner.dedupe.buffer.size", mebibytes(8)),
          Map.entry("metadata.log.segment.bytes", mebibytes(16)),
          // By default an idle controller writes to the disk twice a second.
          Map.entry("metadata.max.idle.interval.ms", "5000"),
          Map.entry("metric.reporters", ""));

  Map<String, String> server() {
    var settings = new HashMap<String, String>();
    settings.putAll(identity());
    settings.putAll(authentication());
    settings.putAll(SINGLE_NODE);
    settings.putAll(NO_FAILOVER);
    settings.putAll(SMALL);
    return settings;
  }

  /** What a client needs to connect and authenticate. */
  Map<String, String> client() {
    return Map.of(
        "bootstrap.servers",
        clients.toString(),
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        loginModule(""));
  }

  private Map<String, String> identity() {
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        String.valueOf(NODE_ID),
        "log.dirs",
        folder.toString(),
        "listeners",
        "%s://%s,%s://%s".formatted(CLIENTS, clients, CONTROLLER, controller),
        "controller.listener.names",
        CONTROLLER,
        "inter.broker.listener.name",
        CLIENTS,
        "controller.quorum.voters",
        NODE_ID + "@" + controller);
  }

  /**
   * The controller listener authenticates too: otherwise a stray node that knows the cluster id
   * could join. PLAIN instead of SCRAM, because the controller cannot read SCRAM credentials from a
   * metadata log that it has not opened yet; all traffic stays on the loopback interface.
   */
  private Map<String, String> authentication() {
    var knownUser = " user_%s=\"%s\"".formatted(credentials.user(), credentials.password());
    return Map.of(
        "listener.security.protocol.map",
        "%s:SASL_PLAINTEXT,%s:SASL_PLAINTEXT".formatted(CLIENTS, CONTROLLER),
        "sasl.enabled.mechanisms",
        "PLAIN",
        "sasl.mechanism.inter.broker.protocol",
        "PLAIN",
        "sasl.mechanism.controller.protocol",
        "PLAIN",
        "listener.name.clients.plain.sasl.jaas.config",
        loginModule(knownUser),
        "listener.name.controller.plain.sasl.jaas.config",
        loginModule(knownUser));
  }

  private String loginModule(String more) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"%s;"
        .formatted(credentials.user(), credentials.password(), more);
  }

  private static String mebibytes(int count) {
    return String.valueOf(count << 20);
  }
}
