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
 * Host names of the brokers. Kafka clients retry a broker that does not respond, but fail at
 * creation while no host name resolves, which is the case in a container network until the broker's
 * container runs.
 *
 * @param hosts host names without ports; one that resolves is enough
 * @param resolves whether a host has an address
 */
public record BrokerNames(List<String> hosts, Predicate<String> resolves) {
  private static final Logger LOG = Logger.getLogger(BrokerNames.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

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

  /** Invalid addresses are left to the Kafka clients, which report what is wrong with them. */
  static List<String> hostsOf(String servers) {
    return Arrays.stream(servers.split(","))
        .map(server -> String.valueOf(Utils.getHost(server.strip())))
        .filter(host -> !host.equals("null"))
        .toList();
  }

  /**
   * Blocks until one of them resolves, without a time limit.
   *
   * @throws IllegalStateException if the process is stopped first
   */
  public void await() {
    var stop = new CountDownLatch(1);
    var hook = new Thread(stop::countDown, "stop-waiting-for-brokers");
    if (!areKnown()) {
      Runtime.getRuntime().addShutdownHook(hook);
      await(stop, RETRY_AFTER);
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  void await(CountDownLatch stop, Duration between) {
    LogEvent.of("no host name in kafka.bootstrap.servers resolves yet, waiting")
        .with("hosts", hosts)
        .warn(LOG);
    try {
      while (!areKnown()) {
        if (stop.await(between.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("stopped before a broker host name resolved: " + hosts);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while waiting for broker host names to resolve: " + hosts, e);
    }
  }

  private boolean areKnown() {
    return hosts.isEmpty() || hosts.stream().anyMatch(resolves);
  }
}
