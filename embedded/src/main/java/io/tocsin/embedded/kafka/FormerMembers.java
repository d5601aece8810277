package io.tocsin.embedded.kafka;

import io.tocsin.log.LogEvent;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;

/**
 * The members of consumer groups that a killed process has left behind. Nobody but this process
 * reads here, so at its start all of them are dead; without this their partitions would wait for
 * them for as long as a session lasts.
 *
 * @param client how to reach the broker
 */
record FormerMembers(Map<String, String> client) {
  private static final Logger LOG = Logger.getLogger(FormerMembers.class);
  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Set<GroupState> WITHOUT_MEMBERS =
      EnumSet.of(GroupState.EMPTY, GroupState.DEAD);

  /**
   * To be called before the first consumer of this process starts. Alerts are taken without it, so
   * after two minutes in vain the start goes on.
   */
  void remove() {
    try (var admin = Admin.create(Map.copyOf(client))) {
      long deadline = System.nanoTime() + WITHIN.toNanos();
      while (areLeftIn(admin)) {
        if (System.nanoTime() - deadline > 0) {
          LogEvent.of("consumer groups still have members of the process before")
              .with("consequence", "delivery and runbooks may wait up to 30 minutes for them")
              .with("remedy", "restart")
              .warn(LOG);
          return;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka was starting", e);
    }
  }

  /** Removes those it finds; whether it has to be looked again. */
  private static boolean areLeftIn(Admin admin) throws InterruptedException {
    try {
      awaitCoordinator(admin);
      var groups = groupsWithMembers(admin);
      for (var group : groups) {
        remove(admin, group.groupId());
      }
      return !groups.isEmpty();
    } catch (ExecutionException e) {
      LOG.debug("consumer groups cannot be listed yet", e);
      return true;
    }
  }

  /**
   * A coordinator that still reads its log lists no groups, and does not say so. A question about
   * one group of each of its partitions is answered only when that partition has been read.
   */
  private static void awaitCoordinator(Admin admin)
      throws ExecutionException, InterruptedException {
    var probes = oneGroupOfEach(partitions(admin));
    for (var answer : admin.describeConsumerGroups(probes).describedGroups().values()) {
      try {
        answer.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
    }
  }

  /** None if no consumer has ever been here. */
  private static int partitions(Admin admin) throws ExecutionException, InterruptedException {
    var topic = List.of(Topic.GROUP_METADATA_TOPIC_NAME);
    try {
      return admin.describeTopics(topic).allTopicNames().get().values().stream()
          .mapToInt(description -> description.partitions().size())
          .sum();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return 0;
      }
      throw e;
    }
  }

  /** Names that the coordinator spreads over all its partitions, as it does with every group. */
  static List<String> oneGroupOfEach(int partitions) {
    return IntStream.range(0, partitions)
        .mapToObj(
            partition ->
                IntStream.iterate(0, i -> i + 1)
                    .mapToObj(i -> "tocsin-probe-" + i)
                    .filter(group -> Utils.abs(group.hashCode()) % partitions == partition)
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  private static List<GroupListing> groupsWithMembers(Admin admin)
      throws ExecutionException, InterruptedException {
    return admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
        .filter(group -> !WITHOUT_MEMBERS.contains(group.groupState().orElse(GroupState.UNKNOWN)))
        .toList();
  }

  /** A member may go by itself meanwhile, which is no trouble. */
  private static void remove(Admin admin, String group) throws InterruptedException {
    var everybody = new RemoveMembersFromConsumerGroupOptions();
    everybody.reason("their process has ended");
    try {
      admin.removeMembersFromConsumerGroup(group, everybody).all().get();
    } catch (ExecutionException e) {
      LogEvent.of("not all members of a consumer group are removed yet")
          .with("consumer_group", group)
          .with("error", e.getMessage())
          .debug(LOG);
    }
  }
}
