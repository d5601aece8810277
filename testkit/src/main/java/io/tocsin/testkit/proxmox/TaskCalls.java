package io.tocsin.testkit.proxmox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Task calls: list, status, log, cancel, with the oddities that a search must handle. */
final class TaskCalls {
  private static final long DEFAULT_LIMIT = 50;

  private final SimulatedCluster cluster;
  private final Set<String> rotatedAway = new HashSet<>();
  private Duration appearAfter = Duration.ZERO;

  TaskCalls(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  /** Ended tasks are not listed; their status is still available. */
  void rotateIndex() {
    cluster.tasks().stream()
        .filter(task -> !task.isRunning())
        .forEach(task -> rotatedAway.add(task.upid()));
  }

  void appearAfter(Duration delay) {
    appearAfter = delay;
  }

  /** {@code GET /nodes/{node}/tasks}. */
  JsonNode list(ApiCall call) {
    var rows = JsonNodeFactory.instance.arrayNode();
    listed()
        .filter(task -> task.node().equals(call.node()))
        .filter(task -> isFromSource(task, call.get("source").orElse("archive")))
        .filter(task -> call.get("vmid").map(task.subject()::equals).orElse(true))
        .filter(task -> call.get("typefilter").map(task.type()::equals).orElse(true))
        .filter(task -> seconds(task) >= call.number("since", Long.MIN_VALUE))
        .filter(task -> seconds(task) <= call.number("until", Long.MAX_VALUE))
        .sorted(Comparator.comparing(Task::startedAt).reversed())
        .skip(call.number("start", 0))
        .limit(call.number("limit", DEFAULT_LIMIT))
        .forEach(task -> rows.add(row(task)));
    return rows;
  }

  /** {@code GET /cluster/tasks}. */
  JsonNode ofCluster() {
    var rows = JsonNodeFactory.instance.arrayNode();
    listed().forEach(task -> rows.add(row(task)));
    return rows;
  }

  /** {@code GET …/tasks/{upid}/status}. */
  JsonNode status(ApiCall call) {
    var task = task(call);
    var status = identity(task);
    status.put("user", task.owner().user());
    if (!task.owner().token().isEmpty()) {
      status.put("tokenid", task.owner().token());
    }
    status.put("status", task.isRunning() ? "running" : "stopped");
    task.ended().ifPresent(ended -> status.put("exitstatus", ended.exitStatus()));
    return status;
  }

  /** {@code GET …/tasks/{upid}/log}, with its envelope, which tells the total. */
  ObjectNode log(ApiCall call) {
    var lines = task(call).log();
    int from = (int) call.number("start", 0);
    long limit = call.number("limit", DEFAULT_LIMIT);
    long until = limit == 0 ? lines.size() : Math.min(lines.size(), from + limit);
    var rows = JsonNodeFactory.instance.arrayNode();
    for (int i = from; i < until; i++) {
      rows.addObject().put("n", i + 1).put("t", lines.get(i));
    }
    return ProxmoxEnvelope.around(rows).put("total", lines.size());
  }

  /** {@code DELETE …/tasks/{upid}}. */
  JsonNode cancel(ApiCall call) {
    cluster.endTask(task(call).upid(), "received interrupt");
    return JsonNodeFactory.instance.nullNode();
  }

  private Task task(ApiCall call) {
    return cluster
        .task(call.required("upid"))
        .filter(task -> task.node().equals(call.node()))
        .orElseThrow(() -> ApiError.badParameters(Map.of("upid", "no such task")));
  }

  private Stream<Task> listed() {
    return cluster.tasks().stream()
        .filter(task -> !rotatedAway.contains(task.upid()))
        .filter(task -> !task.startedAt().plus(appearAfter).isAfter(cluster.instant()));
  }

  private static boolean isFromSource(Task task, String source) {
    return switch (source) {
      case "archive" -> !task.isRunning();
      case "active" -> task.isRunning();
      default -> true;
    };
  }

  private static long seconds(Task task) {
    return task.startedAt().getEpochSecond();
  }

  /** A running task has its owner in one field and another name for its state. */
  private static ObjectNode row(Task task) {
    var row = identity(task);
    if (task.ended().isEmpty()) {
      return row.put("user", task.owner().full()).put("status", "RUNNING");
    }
    row.put("user", task.owner().user());
    if (!task.owner().token().isEmpty()) {
      row.put("tokenid", task.owner().token());
    }
    var ended = task.ended().get();
    return row.put("endtime", ended.at().getEpochSecond()).put("status", ended.exitStatus());
  }

  private static ObjectNode identity(Task task) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("upid", task.upid())
        .put("node", task.node())
        .put("pid", task.pid())
        .put("pstart", task.pstart())
        .put("starttime", seconds(task))
        .put("type", task.type())
        .put("id", task.subject());
  }
}
