package io.tocsin.events.broker;

import io.tocsin.log.LogEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;

/**
 * The names by which the brokers are called. Kafka's clients wait for a broker that does not
 * answer, but cannot be made while no name resolves: in a network of containers that is so until
 * the broker's container runs.
 *
 * @param hosts without ports; one that resolves is enough
 * @param resolves whether a host has an address
 */
public record BrokerNames(List<String> hosts, Predicate<String> resolves) {
  private static final Logger LOG = Logger.getLogger(BrokerNames.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  public BrokerNames {
    hosts = List.copyOf(hosts);
  }

  /**
   * @param connection how to reach and authenticate with the brokers
   */
  public static BrokerNames of(Map<String, Object> connection) {
    var servers = connection.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    return new BrokerNames(hostsOf(String.valueOf(servers)), new HostLookup());
  }

  /** A text that is no address is left to the clients, which say what is wrong with it. */
  static List<String> hostsOf(String servers) {
    return Arrays.stream(servers.split(","))
        .map(server -> String.valueOf(Utils.getHost(server.strip())))
        .filter(host -> !host.equals("null"))
        .toList();
  }

  /**
   * Blocks until one of them resolves, for as long as it takes.
   *
   * @throws IllegalStateException if the process is to stop before
   */
  public void await() {
    var stop = new CountDownLatch(1);
    var hook = new Thread(stop::countDown, "stop-waiting-for-brokers");
    if (!areKnown()) {
      Runtime.getRuntime().addShutdownHook(hook);
      await(stop, LOOK_AGAIN);
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  void await(CountDownLatch stop, Duration between) {
    LogEvent.of("no name of kafka.bootstrap.servers resolves yet, waiting")
        .with("hosts", hosts)
        .warn(LOG);
    try {
      while (!areKnown()) {
        if (stop.await(between.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("stopped while no broker's name resolved: " + hosts);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the names " + hosts, e);
    }
  }

  private boolean areKnown() {
    return hosts.isEmpty() || hosts.stream().anyMatch(resolves);
  }
}
