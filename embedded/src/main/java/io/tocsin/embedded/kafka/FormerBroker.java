package io.tocsin.embedded.kafka;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import kafka.server.ControllerServer;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.image.loader.MetadataLoader;

/**
 * The broker of the process that had this folder before. After a kill the controller still takes it
 * for alive and would refuse its successor until the session has passed. The caller holds the lock
 * of the folder, so it is known to be dead.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0018-nobody-declares-the-only-broker-dead.md">decision
 *     0018</a>
 */
final class FormerBroker {
  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final int nodeId;

  FormerBroker(int nodeId) {
    this.nodeId = nodeId;
  }

  /**
   * Ends the session that a kill has left behind. One that has taken its leave is left as it is:
   * the controller compares its last words with what the new broker finds on the disk.
   *
   * @throws IllegalStateException if the controller has not become active within two minutes
   */
  void unregister(ControllerServer controller, MetadataLoader loader) {
    var watch = new RegistrationWatch(nodeId);
    try {
      loader.installPublishers(List.of(watch)).get();
      if (watch.alive().get(WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        unregisterOnceActive(controller);
      }
      loader.removeAndClosePublisher(watch).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka was starting", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "the embedded Kafka cannot end the session of the process before: " + e, e);
    }
  }

  private void unregisterOnceActive(ControllerServer controller)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + WITHIN.toNanos();
    while (!isUnregistered(controller)) {
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException("the controller is not active after " + WITHIN);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** The log's only voter becomes its leader by itself, a moment after the start. */
  private boolean isUnregistered(ControllerServer controller)
      throws InterruptedException, ExecutionException {
    try {
      unregister(controller).get();
      return true;
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case BrokerIdNotRegisteredException _ -> true;
        case NotControllerException _ -> false;
        case null, default -> throw e;
      };
    }
  }

  private CompletableFuture<Void> unregister(ControllerServer controller) {
    var context =
        new ControllerRequestContext(
            new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
    return controller.controller().unregisterBroker(context, nodeId);
  }
}
