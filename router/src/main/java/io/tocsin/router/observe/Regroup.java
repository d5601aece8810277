package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.group.GroupAlerts;
import io.tocsin.router.route.RouteNode;
import io.tocsin.router.route.RouteTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Sorts alerts into their groups. All alerts of one request that share a group travel in one
 * record, so that the group's first flush contains all of them.
 */
final class Regroup {
  private static final int MAX_ENTRIES = 500;

  /** Far below the record size limit: alerts in a record that is too large would be lost. */
  private static final int MAX_BYTES = 512 << 10;

  private final RouteTree tree;
  private final Map<GroupId, Members> groups = new LinkedHashMap<>();

  Regroup(RouteTree tree) {
    this.tree = tree;
  }

  /**
   * @param labels labels of the entry
   */
  void add(LabelSet labels, AlertEntry entry) {
    for (var node : tree.match(labels)) {
      var groupLabels = node.groupLabels(labels);
      groups
          .computeIfAbsent(
              node.groupId(groupLabels), id -> new Members(node, groupLabels, new ArrayList<>()))
          .entries()
          .add(entry);
    }
  }

  void forEach(Instant receivedAt, BiConsumer<GroupId, GroupAlerts> take) {
    groups.forEach(
        (id, members) ->
            members.batches(receivedAt).forEach(batch -> take.accept(id, members.carrying(batch))));
  }

  private record Members(RouteNode node, LabelSet labels, List<AlertEntry> entries) {
    List<AlertBatch> batches(Instant receivedAt) {
      var batches = new ArrayList<AlertBatch>();
      int from = 0;
      int bytes = 0;
      for (int i = 0; i < entries.size(); i++) {
        int size = entries.get(i).sizeBytes();
        if (i > from && (i - from == MAX_ENTRIES || bytes + size > MAX_BYTES)) {
          batches.add(new AlertBatch("", receivedAt, entries.subList(from, i)));
          from = i;
          bytes = 0;
        }
        bytes += size;
      }
      batches.add(new AlertBatch("", receivedAt, entries.subList(from, entries.size())));
      return batches;
    }

    GroupAlerts carrying(AlertBatch batch) {
      return new GroupAlerts(node.id(), labels, batch);
    }
  }
}
