package io.tocsin.testkit.proxmox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The state of the cluster and its scheduled changes. Each access first calls {@link #settle()},
 * which applies everything that is due, in order. So the test's clock controls it.
 *
 * <p>Not safe for threads; {@link FakeProxmox} lets one in at a time.
 */
final class SimulatedCluster implements InstantSource {
  private static final long FIRST_PID = 18_233;

  private final InstantSource clock;
  private final ProxmoxTimings timings;
  private final Map<Integer, Guest> guests = new TreeMap<>();
  private final Map<String, Boolean> nodesOnline = new TreeMap<>();
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Map<String, List<TaskEnd>> orderedEnds = new HashMap<>();
  private final Map<String, List<String>> orderedLogs = new HashMap<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
  private volatile Duration skew = Duration.ZERO;
  private Optional<Instant> happening = Optional.empty();
  private boolean quorate = true;
  private long nextPid = FIRST_PID;
  private long nextOrder;

  private record Due(Instant at, long order, Runnable effect) {}

  /** The effect of a task at its end; returns the task's exit status. */
  interface Work {
    String run();
  }

  SimulatedCluster(InstantSource clock, ProxmoxTimings timings, List<String> nodes) {
    this.clock = clock;
    this.timings = timings;
    nodes.forEach(node -> nodesOnline.put(node, true));
  }

  /** The time of the nodes; during {@link #settle()} the time of the change. */
  @Override
  public Instant instant() {
    return happening.orElseGet(this::nodeTime);
  }

  Instant nodeTime() {
    return clock.instant().plus(skew);
  }

  ProxmoxTimings timings() {
    return timings;
  }

  void skewBy(Duration newSkew) {
    skew = newSkew;
  }

  void settle() {
    var now = nodeTime();
    while (!due.isEmpty() && !due.peek().at.isAfter(now)) {
      var next = due.remove();
      happening = Optional.of(next.at);
      next.effect.run();
    }
    happening = Optional.empty();
  }

  void after(Duration delay, Runnable effect) {
    due.add(new Due(instant().plus(delay), nextOrder++, effect));
  }

  List<Guest> guests() {
    return List.copyOf(guests.values());
  }

  Optional<Guest> guest(int vmid) {
    return Optional.ofNullable(guests.get(vmid));
  }

  void put(Guest guest) {
    guests.put(guest.vmid(), guest);
  }

  void remove(int vmid) {
    guests.remove(vmid);
  }

  void change(int vmid, UnaryOperator<Guest> change) {
    guest(vmid).map(change).ifPresent(this::put);
  }

  void boot(int vmid) {
    change(vmid, guest -> guest.isRunning() ? guest : guest.with(running(instant())));
  }

  Power running(Instant since) {
    return new Power.On(newPid(), since, "running");
  }

  void turnOff(int vmid) {
    change(vmid, guest -> guest.with(new Power.Off()));
  }

  boolean isQuorate() {
    return quorate;
  }

  void setQuorate(boolean now) {
    quorate = now;
  }

  Map<String, Boolean> nodes() {
    return Map.copyOf(nodesOnline);
  }

  boolean isOnline(String node) {
    return nodesOnline.getOrDefault(node, false);
  }

  void setOnline(String node, boolean online) {
    nodesOnline.put(node, online);
  }

  List<Task> tasks() {
    return List.copyOf(tasks.values());
  }

  Optional<Task> task(String upid) {
    return Optional.ofNullable(tasks.get(upid));
  }

  void forgetTask(String upid) {
    tasks.remove(upid);
  }

  void orderLog(String type, List<String> lines) {
    orderedLogs.put(type, lines);
  }

  private List<String> beginOfLog(String type, Guest guest) {
    var ordered = Optional.ofNullable(orderedLogs.remove(type));
    return ordered.orElseGet(() -> List.of(type + " of guest " + guest.vmid() + " requested"));
  }

  void orderEnd(String type, TaskEnd end) {
    orderedEnds.computeIfAbsent(type, t -> new ArrayList<>()).add(end);
  }

  Task start(Guest guest, String type, Task.Owner owner, Duration duration, Work work) {
    var task =
        new Task(
            guest.node(),
            newPid(),
            instant(),
            type,
            String.valueOf(guest.vmid()),
            owner,
            beginOfLog(type, guest),
            Optional.empty());
    tasks.put(task.upid(), task);
    var ordered = takeOrderedEnd(type);
    after(duration, () -> end(task.upid(), ordered, work));
    settle();
    return task;
  }

  void endTask(String upid, String verdict) {
    tasks.computeIfPresent(
        upid, (id, task) -> task.isRunning() ? task.end(instant(), verdict) : task);
  }

  private void end(String upid, Optional<TaskEnd> ordered, Work work) {
    if (task(upid).filter(Task::isRunning).isEmpty()) {
      return;
    }
    if (ordered.filter(end -> !end.effective()).isPresent()) {
      endTask(upid, ordered.get().exitStatus());
      return;
    }
    var verdict = work.run();
    endTask(upid, ordered.map(TaskEnd::exitStatus).orElse(verdict));
  }

  private Optional<TaskEnd> takeOrderedEnd(String type) {
    var ends = orderedEnds.getOrDefault(type, List.of());
    return ends.isEmpty() ? Optional.empty() : Optional.of(ends.removeFirst());
  }

  private long newPid() {
    nextPid += 7;
    return nextPid;
  }
}
