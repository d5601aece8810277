package io.tocsin.events.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class GroupContactTest {
  private final Map<MetricName, Metric> metrics = new HashMap<>();

  @Test
  void memberThatPollsAndIsHeardIsInContact() {
    member("a", 0, 2, 600);

    assertThat(GroupContact.isKept(metrics)).isTrue();
  }

  @Test
  void memberThatHasJustJoinedHasNotSentAHeartbeatYet() {
    member("a", 0, -1, 1);

    assertThat(GroupContact.isKept(metrics)).isTrue();
  }

  @Test
  void memberWhoseBrokersAreAwayPollsInVain() {
    member("a", 0, 31, 600);

    assertThat(GroupContact.isKept(metrics)).isFalse();
  }

  @Test
  void memberWhoseThreadIsStuckSendsHeartbeatsAllTheSame() {
    member("a", 31, 1, 600);

    assertThat(GroupContact.isKept(metrics)).isFalse();
  }

  @Test
  void eachMemberCounts() {
    member("a", 0, 2, 600);
    member("b", 0, 99, 600);

    assertThat(GroupContact.isKept(metrics)).isFalse();
  }

  @Test
  void consumerOutsideOfAGroupIsIgnored() {
    member("a", 0, 2, 600);
    age("restore", "last-poll-seconds-ago", 4000);

    assertThat(GroupContact.isKept(metrics)).isTrue();
  }

  @Test
  void memberWhoseBrokersAreAwayIsPollingAllTheSame() {
    member("a", 0, 4000, 4000);

    assertThat(GroupContact.isPolling(metrics)).isTrue();
  }

  @Test
  void consumerThatHasStoppedDoesNotPoll() {
    member("a", 31, 1, 600);

    assertThat(GroupContact.isPolling(metrics)).isFalse();
  }

  @Test
  void nobodyIsInContactBeforeTheFirstMember() {
    assertThat(GroupContact.isKept(metrics)).isFalse();
  }

  private void member(String client, double poll, double heartbeat, double rebalance) {
    age(client, "last-poll-seconds-ago", poll);
    age(client, "last-heartbeat-seconds-ago", heartbeat);
    age(client, "last-rebalance-seconds-ago", rebalance);
  }

  private void age(String client, String name, double seconds) {
    var metricName = new MetricName(name, "consumer", "", Map.of("client-id", client));
    metrics.put(metricName, new Age(metricName, seconds));
  }

  private record Age(MetricName metricName, Object metricValue) implements Metric {}
}
