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
 * Consumer group members left over from a killed process. Only this process consumes from this
 * broker, so at its start all members are stale. Without their removal, their partitions would stay
 * assigned to them until the session expires.
 *
 * @param client client settings for the broker
 */
record FormerMembers(Map<String, String> client) {
  private static final Logger LOG = Logger.getLogger(FormerMembers.class);
  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Set<GroupState> WITHOUT_MEMBERS =
      EnumSet.of(GroupState.EMPTY, GroupState.DEAD);

  /**
   * Call this before the first consumer of this process starts. Alerts are accepted without it, so
   * the start continues after two minutes without success.
   */
  void remove() {
    try (var admin = Admin.create(Map.copyOf(client))) {
      long deadline = System.nanoTime() + WITHIN.toNanos();
      while (areLeftIn(admin)) {
        if (System.nanoTime() - deadline > 0) {
          LogEvent.of("consumer groups still have members of the previous process")
              .with("consequence", "notifications and runbooks may be delayed up to 30 minutes")
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

  /** Removes the members it finds. True if another check is needed. */
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
   * A coordinator that is still loading lists no groups and reports no error. Describing one group
   * per partition returns only when that partition has been loaded.
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

  /** 0 if no consumer has ever connected. */
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

  /** Group names that hash to each of the coordinator's partitions. */
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

  /** A member may leave by itself in the meantime; that is no error. */
  private static void remove(Admin admin, String group) throws InterruptedException {
    var allMembers = new RemoveMembersFromConsumerGroupOptions();
    allMembers.reason("their process has ended");
    try {
      admin.removeMembersFromConsumerGroup(group, allMembers).all().get();
    } catch (ExecutionException e) {
      LogEvent.of("not all members of a consumer group are removed yet")
          .with("consumer_group", group)
          .with("error", e.getMessage())
          .debug(LOG);
    }
  }
}
