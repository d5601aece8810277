package io.tocsin.embedded.kafka;

import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;

/**
 * Broker and controller in one node, assembled as in {@link KafkaRaftServer}, but with our own
 * sockets, which that class does not allow.
 */
final class KafkaNode {
  private final SharedServer shared;
  private final ControllerServer controller;
  private final BrokerServer broker;

  KafkaNode(KafkaConfig config, ServerSocketFactory sockets) {
    var log = LoggerFactory.getLogger(KafkaNode.class);
    var folders = KafkaRaftServer.initializeLogDirs(config, log, "");
    var identity = folders._1();
    var quorum = config.quorumConfig();
    shared =
        new SharedServer(
            config,
            identity,
            Time.SYSTEM,
            Server.initializeMetrics(config, Time.SYSTEM, identity.clusterId().orElseThrow()),
            CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
            QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
            new StandardFaultHandlerFactory(),
            sockets);
    broker = new BrokerServer(shared);
    controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folders._2());
  }

  void start() {
    controller.startup();
    new FormerBroker(BrokerSettings.NODE_ID).unregister(controller, shared.loader());
    broker.startup();
  }

  /** The broker first: it signs off at the controller. */
  void stop() {
    broker.shutdown();
    controller.shutdown();
    broker.awaitShutdown();
    controller.awaitShutdown();
  }
}
