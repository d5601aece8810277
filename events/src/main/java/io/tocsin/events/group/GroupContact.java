package io.tocsin.events.group;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Whether the consumers of a process are in contact with their group. While Kafka is unavailable a
 * client keeps its partitions, and Kafka Streams its state; only the age of the last poll and
 * heartbeat shows that nothing is read.
 *
 * @see <a href="https://kafka.apache.org/documentation/#consumer_group_monitoring">the metrics</a>
 */
public final class GroupContact {
  /** Longer than a broker failover takes. */
  public static final Duration WITHIN = Duration.ofSeconds(30);

  private static final String HEARTBEAT = "last-heartbeat-seconds-ago";
  private static final String REBALANCE = "last-rebalance-seconds-ago";
  private static final String POLL = "last-poll-seconds-ago";

  private GroupContact() {}

  /**
   * Whether each consumer polled and heard from the coordinator recently; false if there is none.
   *
   * @param metrics metrics of a consumer or of a Kafka Streams client; consumers without a group
   *     are ignored
   */
  public static boolean isKept(Map<MetricName, ? extends Metric> metrics) {
    var members =
        metrics.keySet().stream()
            .filter(name -> name.name().equals(HEARTBEAT))
            .map(GroupContact::client)
            .toList();
    return !members.isEmpty() && members.stream().allMatch(member -> isKept(metrics, member));
  }

  /**
   * Whether a consumer polls, whether Kafka is available or not. One that no longer polls has
   * stopped for good.
   *
   * @param metrics of a consumer
   */
  public static boolean isPolling(Map<MetricName, ? extends Metric> metrics) {
    return metrics.entrySet().stream()
        .filter(it -> it.getKey().name().equals(POLL))
        .anyMatch(it -> isRecent(it.getValue().metricValue()));
  }

  /** A rebalance counts as contact too: the first heartbeat comes a while after joining. */
  private static boolean isKept(Map<MetricName, ? extends Metric> metrics, String member) {
    return isRecent(metrics, member, POLL)
        && (isRecent(metrics, member, HEARTBEAT) || isRecent(metrics, member, REBALANCE));
  }

  private static boolean isRecent(
      Map<MetricName, ? extends Metric> metrics, String member, String age) {
    return metrics.entrySet().stream()
        .filter(it -> it.getKey().name().equals(age) && client(it.getKey()).equals(member))
        .anyMatch(it -> isRecent(it.getValue().metricValue()));
  }

  /** Negative if it never happened. */
  private static boolean isRecent(Object seconds) {
    return seconds instanceof Number number
        && number.doubleValue() >= 0
        && number.doubleValue() <= WITHIN.toSeconds();
  }

  private static String client(MetricName name) {
    return Objects.requireNonNullElse(name.tags().get("client-id"), "");
  }
}
