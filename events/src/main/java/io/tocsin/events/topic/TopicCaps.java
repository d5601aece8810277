package io.tocsin.events.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Limits the size of each topic to its share of the brokers' disks, including topics created by
 * older versions. Retention by age is no limit: a busy week is hundreds of gigabytes.
 */
final class TopicCaps {
  private static final String OURS = "tocsin";

  private final Admin admin;
  private final int percent;

  /**
   * @param percent percentage of each disk for all topics; zero leaves the topics unchanged
   */
  TopicCaps(Admin admin, int percent) {
    this.admin = admin;
    this.percent = percent;
  }

  void apply() throws ExecutionException, InterruptedException {
    var disks = percent == 0 ? List.<LogDisk>of() : disks();
    if (disks.isEmpty()) {
      return;
    }
    long share = disks.stream().mapToLong(disk -> disk.share(percent)).min().orElseThrow();
    var capped = Topics.all().stream().filter(topic -> topic.keep().percentOfLog() > 0).toList();
    var made =
        admin.describeTopics(capped.stream().map(Topic::name).toList()).allTopicNames().get();
    var wanted = new HashMap<String, Map<String, String>>();
    for (var topic : capped) {
      Optional.ofNullable(made.get(topic.name()))
          .map(found -> capOf(topic, found, share, disks.size()))
          .ifPresent(cap -> wanted.put(topic.name(), cap.settings()));
    }
    change(wanted);
  }

  private static TopicCap capOf(Topic<?, ?> topic, TopicDescription made, long share, int brokers) {
    var partitions = made.partitions();
    return TopicCap.of(
        share,
        topic.keep().percentOfLog(),
        brokers,
        partitions.getFirst().replicas().size(),
        partitions.size());
  }

  /** Disks that report their size; several disks of a broker count as one. */
  private List<LogDisk> disks() throws ExecutionException, InterruptedException {
    var brokers = admin.describeCluster().nodes().get().stream().map(Node::id).toList();
    var disks = new ArrayList<LogDisk>();
    for (var folders : admin.describeLogDirs(brokers).allDescriptions().get().values()) {
      long total = sum(folders.values(), LogDirDescription::totalBytes);
      if (total > 0) {
        disks.add(
            new LogDisk(
                total, sum(folders.values(), LogDirDescription::usableBytes), ours(folders)));
      }
    }
    return disks;
  }

  private static long sum(Collection<LogDirDescription> folders, Size size) {
    return folders.stream().mapToLong(folder -> size.of(folder).orElse(0)).sum();
  }

  private static long ours(Map<String, LogDirDescription> folders) {
    return folders.values().stream()
        .flatMap(folder -> folder.replicaInfos().entrySet().stream())
        .filter(replica -> replica.getKey().topic().startsWith(OURS))
        .mapToLong(replica -> replica.getValue().size())
        .sum();
  }

  private void change(Map<String, Map<String, String>> wanted)
      throws ExecutionException, InterruptedException {
    var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
    wanted.forEach(
        (topic, settings) ->
            changes.put(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                settings.entrySet().stream()
                    .map(setting -> new ConfigEntry(setting.getKey(), setting.getValue()))
                    .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                    .toList()));
    admin.incrementalAlterConfigs(changes).all().get();
  }

  private interface Size {
    OptionalLong of(LogDirDescription folder);
  }
}
