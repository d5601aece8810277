package io.tocsin.events.topic;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Topics that Kafka Streams created for the router. Kafka Streams never changes an existing topic,
 * and older versions created them with the cluster's default record size limit.
 */
record StreamsTopics(Admin admin) {

  /**
   * @param existing names of all topics of the cluster
   */
  void allowLargeRecords(Set<String> existing) throws ExecutionException, InterruptedException {
    var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
    existing.stream()
        .filter(name -> name.startsWith(Topics.ROUTER_GROUP + "-"))
        .forEach(name -> changes.put(new ConfigResource(ConfigResource.Type.TOPIC, name), limit()));
    admin.incrementalAlterConfigs(changes).all().get();
  }

  private static List<AlterConfigOp> limit() {
    return RecordLimit.settings().entrySet().stream().map(StreamsTopics::change).toList();
  }

  private static AlterConfigOp change(Map.Entry<String, String> setting) {
    return new AlterConfigOp(
        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET);
  }
}
