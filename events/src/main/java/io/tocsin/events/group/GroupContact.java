package io.tocsin.events.group;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Whether the consumers of a process are in touch with their group. A client keeps its partitions,
 * and Kafka Streams its state, for as long as Kafka is away; only the age of what they did last
 * says that nothing is read.
 *
 * @see <a href="https://kafka.apache.org/documentation/#consumer_group_monitoring">the metrics</a>
 */
public final class GroupContact {
  /** Longer than a broker's failover takes. */
  public static final Duration WITHIN = Duration.ofSeconds(30);

  private static final String HEARTBEAT = "last-heartbeat-seconds-ago";
  private static final String REBALANCE = "last-rebalance-seconds-ago";
  private static final String POLL = "last-poll-seconds-ago";

  private GroupContact() {}

  /**
   * Whether each of them has polled and has heard from the coordinator lately; false if there is
   * none.
   *
   * @param metrics of a consumer or of a Kafka Streams client; those outside of a group are ignored
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
   * Whether one of them asks for records, be Kafka there or not. One that does not any more has
   * stopped for good.
   *
   * @param metrics of a consumer
   */
  public static boolean isPolling(Map<MetricName, ? extends Metric> metrics) {
    return metrics.entrySet().stream()
        .filter(it -> it.getKey().name().equals(POLL))
        .anyMatch(it -> isRecent(it.getValue().metricValue()));
  }

  /** The first heartbeat comes a while after joining, which is contact as well. */
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

  /** Negative if it has never happened. */
  private static boolean isRecent(Object seconds) {
    return seconds instanceof Number number
        && number.doubleValue() >= 0
        && number.doubleValue() <= WITHIN.toSeconds();
  }

  private static String client(MetricName name) {
    return Objects.requireNonNullElse(name.tags().get("client-id"), "");
  }
}
