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
 * The broker registration of the previous process on this folder. After a kill the controller still
 * considers that broker alive and would reject the new one until the session expires. The caller
 * holds the folder's lock, so the previous process is known to be dead.
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
   * Unregisters a broker that was killed. The registration of a broker that shut down cleanly is
   * kept: the controller compares it with what the new broker finds on disk.
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
          "the embedded Kafka cannot end the broker session of the previous process: " + e, e);
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

  /** The only voter elects itself leader a moment after the start. */
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
