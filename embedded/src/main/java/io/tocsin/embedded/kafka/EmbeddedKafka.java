package io.tocsin.embedded.kafka;

import io.tocsin.embedded.Credentials;
import io.tocsin.embedded.LoopbackPort;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
  private final Path folder;
  private final KafkaNode node;
  private final BrokerSettings settings;
  private final CompletableFuture<Void> start = new CompletableFuture<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(Path folder, KafkaNode node, BrokerSettings settings) {
    this.folder = folder;
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
    var kafka = begin(folder, failure);
    kafka.awaitStart();
    return kafka;
  }

  /**
   * Returns at once: the start goes on beside whatever the caller does meanwhile, see {@link
   * #awaitStart}. Its address is known and taken already.
   *
   * @param failure as in {@link #start}
   * @throws IllegalStateException if it cannot even begin; nothing of it runs on then
   */
  public static EmbeddedKafka begin(Path folder, BrokerFailure failure) {
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
      var kafka = new EmbeddedKafka(folder, node, settings);
      Thread.ofPlatform().name("kafka-start").start(() -> kafka.startNode(ports));
      return kafka;
    } catch (RuntimeException e) {
      ports.close();
      throw doesNotStart(folder, e);
    }
  }

  /**
   * Returns when clients are served. No consumer may join a group before.
   *
   * @throws IllegalStateException if it does not start; nothing of it runs on then
   */
  public void awaitStart() {
    try {
      start.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case Error error -> throw error;
        case null -> throw doesNotStart(folder, e);
        case Throwable cause -> throw doesNotStart(folder, cause);
      }
    }
  }

  private void startNode(HeldPorts ports) {
    try {
      start(node, settings);
      start.complete(null);
    } catch (RuntimeException | Error e) {
      ports.close();
      start.completeExceptionally(e);
    }
  }

  private static IllegalStateException doesNotStart(Path folder, Throwable cause) {
    return new IllegalStateException(
        "the embedded Kafka does not start on %s: %s".formatted(folder, cause.getMessage()), cause);
  }

  private static void start(KafkaNode node, BrokerSettings settings) {
    try {
      node.start();
      new FormerMembers(settings.client()).remove();
    } catch (RuntimeException | Error e) {
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

  /** Stops broker, then controller, when they have started; the data is on disk afterwards. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true) && hasStarted()) {
      node.stop();
    }
  }

  private boolean hasStarted() {
    return start.handle((_, failure) -> failure == null).join();
  }
}
