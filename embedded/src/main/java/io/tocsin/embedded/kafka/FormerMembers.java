package io.tocsin.embedded.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.GroupState;
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

  /**
   * To be called before the first consumer of this process starts.
   *
   * @throws IllegalStateException if Kafka does not let them go
   */
  void remove() {
    try (var admin = Admin.create(Map.copyOf(client))) {
      long deadline = System.nanoTime() + WITHIN.toNanos();
      for (var left = groups(admin); !left.isEmpty(); left = groups(admin)) {
        if (System.nanoTime() - deadline > 0) {
          throw new IllegalStateException(
              "consumer groups of the process before still have members: " + left);
        }
        for (var group : left) {
          remove(admin, group.groupId());
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot list the consumer groups: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka was starting", e);
    }
  }

  private static List<GroupListing> groups(Admin admin)
      throws ExecutionException, InterruptedException {
    return admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
        .filter(group -> !group.groupState().equals(Optional.of(GroupState.EMPTY)))
        .toList();
  }

  /** A member may go by itself meanwhile, which is no trouble. */
  private static void remove(Admin admin, String group) throws InterruptedException {
    var everybody = new RemoveMembersFromConsumerGroupOptions();
    everybody.reason("their process has ended");
    try {
      admin.removeMembersFromConsumerGroup(group, everybody).all().get();
    } catch (ExecutionException e) {
      LOG.debugf(e, "group=%s not all members are removed yet", group);
    }
  }
}
