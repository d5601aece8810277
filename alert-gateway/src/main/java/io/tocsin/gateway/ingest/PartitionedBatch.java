package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Alerts for one partition, small enough for one record. */
record PartitionedBatch(int partition, AlertBatch batch) {
  /** Far below the topic's record limit; a larger alert gets a record of its own. */
  private static final int MAX_BYTES = 512 * 1024;

  static List<PartitionedBatch> split(
      String source, Instant receivedAt, Collection<AlertEntry> entries, int partitions) {
    var byPartition = new TreeMap<Integer, List<AlertEntry>>();
    for (var entry : entries) {
      int partition = entry.partition(partitions);
      byPartition.computeIfAbsent(partition, p -> new ArrayList<>()).add(entry);
    }
    var batches = new ArrayList<PartitionedBatch>();
    byPartition.forEach(
        (partition, ofPartition) ->
            inRecords(ofPartition).stream()
                .map(part -> new AlertBatch(source, receivedAt, part))
                .forEach(batch -> batches.add(new PartitionedBatch(partition, batch))));
    return batches;
  }

  private static List<List<AlertEntry>> inRecords(List<AlertEntry> entries) {
    var records = new ArrayList<List<AlertEntry>>();
    int bytes = MAX_BYTES;
    for (var entry : entries) {
      if (bytes + entry.sizeBytes() > MAX_BYTES) {
        records.add(new ArrayList<>());
        bytes = 0;
      }
      records.getLast().add(entry);
      bytes += entry.sizeBytes();
    }
    return records;
  }
}
