package io.tocsin.embedded.kafka;

import io.tocsin.embedded.Credentials;
import io.tocsin.embedded.LoopbackPort;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka node that lives in this JVM and talks to nobody but this process: loopback only, ports
 * and credentials new with every start, a random cluster id.
 *
 * <p>Its data stays in the folder from start to start. The caller sees to it that no other process
 * uses that folder.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final KafkaRaftServer server;
  private final BrokerSettings settings;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(KafkaRaftServer server, BrokerSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  /**
   * Returns when clients are served.
   *
   * @param failure told when Kafka gives up later, for instance on a full disk; Kafka would end the
   *     process without a word
   */
  public static EmbeddedKafka start(Path folder, BrokerFailure failure) {
    failure.insteadOfExit(folder);
    new KafkaStorage(folder).formatIfNew();
    var settings =
        new BrokerSettings(
            folder, LoopbackPort.free(), LoopbackPort.free(), Credentials.generateFor("tocsin"));
    var server = new KafkaRaftServer(new KafkaConfig(settings.server(), false), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, settings);
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
      server.shutdown();
      server.awaitShutdown();
    }
  }
}
