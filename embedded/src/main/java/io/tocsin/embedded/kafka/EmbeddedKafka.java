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
 * A Kafka node in this JVM that only this process can use: loopback only, new ports and credentials
 * at every start, a random cluster id.
 *
 * <p>Its data stays in the folder across restarts. The caller must ensure that no other process
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
   * Returns when clients can connect.
   *
   * @param failure called when Kafka fails later, for example on a full disk; by default Kafka
   *     would exit the process silently
   * @throws IllegalStateException if it does not start; everything is stopped again
   */
  public static EmbeddedKafka start(Path folder, BrokerFailure failure) {
    var kafka = begin(folder, failure);
    kafka.awaitStart();
    return kafka;
  }

  /**
   * Starts in the background and returns at once, see {@link #awaitStart}. The address is already
   * known and bound.
   *
   * @param failure as in {@link #start}
   * @throws IllegalStateException if the start cannot begin; everything is stopped again
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
   * Returns when clients can connect. No consumer may join a group before that.
   *
   * @throws IllegalStateException if it does not start; everything is stopped again
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

  /** {@code bootstrap.servers} and the settings a client needs to authenticate. */
  public Map<String, String> clientSettings() {
    return settings.client();
  }

  LoopbackPort controller() {
    return settings.controller();
  }

  /**
   * Stops the broker, then the controller, if they have started. All data is on disk afterwards.
   */
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
