package io.tocsin.router.topology;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Positions a consumer some time back. */
final class RecentRecords {
  private RecentRecords() {}

  /** The first record of each partition that is not older than {@code from}; its end if none is. */
  static void seek(Consumer<?, ?> consumer, List<TopicPartition> partitions, Instant from) {
    var times = new HashMap<TopicPartition, Long>();
    partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
    consumer
        .offsetsForTimes(times)
        .forEach(
            (partition, found) -> {
              if (found == null) {
                consumer.seekToEnd(List.of(partition));
              } else {
                consumer.seek(partition, found.offset());
              }
            });
  }
}
