package io.tocsin.embedded.kafka;

import io.tocsin.embedded.Credentials;
import io.tocsin.embedded.LoopbackPort;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;

/**
 * A Kafka node that lives in this JVM and talks to nobody but this process: loopback only, ports
 * and credentials new with every start, a random cluster id.
 *
 * <p>Its data stays in the folder from start to start. The caller sees to it that no other process
 * uses that folder.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final KafkaNode node;
  private final BrokerSettings settings;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(KafkaNode node, BrokerSettings settings) {
    this.node = node;
    this.settings = settings;
  }

  /**
   * Returns when clients are served.
   *
   * @param failure told when Kafka gives up later, for instance on a full disk; Kafka would end the
   *     process without a word
   * @throws IllegalStateException if it does not start; nothing of it runs on then
   */
  public static EmbeddedKafka start(Path folder, BrokerFailure failure) {
    failure.insteadOfExit(folder);
    new KafkaStorage(folder).formatIfNew();
    var ports = HeldPorts.forListeners(BrokerSettings.CLIENTS, BrokerSettings.CONTROLLER);
    try {
      var settings =
          new BrokerSettings(
              folder,
              ports.port(BrokerSettings.CLIENTS),
              ports.port(BrokerSettings.CONTROLLER),
              Credentials.generateFor("tocsin"));
      var node = new KafkaNode(new KafkaConfig(settings.server(), false), ports);
      start(node, settings);
      return new EmbeddedKafka(node, settings);
    } catch (RuntimeException e) {
      ports.close();
      throw new IllegalStateException(
          "the embedded Kafka does not start on %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static void start(KafkaNode node, BrokerSettings settings) {
    try {
      node.start();
      new FormerMembers(settings.client()).remove();
    } catch (RuntimeException e) {
      node.stop();
      throw e;
    }
  }

  /** {@code bootstrap.servers} and all that a client needs to be let in. */
  public Map<String, String> clientSettings() {
    return settings.client();
  }

  LoopbackPort controller() {
    return settings.controller();
  }

  /** Stops broker, then controller; the data is on disk afterwards. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      node.stop();
    }
  }
}
