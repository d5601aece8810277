package io.tocsin.testkit.proxmox;

import io.tocsin.testkit.journal.Recording;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Start, stop, shutdown, reboot, reset, with the real API's response for each state of the guest,
 * immediate or in its task.
 */
final class PowerCalls {
  private static final long DEFAULT_TIMEOUT_SECONDS = 60;
  private static final Duration FILE_LOCK_TIMEOUT = Duration.ofSeconds(10);

  private final SimulatedCluster cluster;
  private final HighAvailability ha;
  private final Recording<StartedWorker> mutations;

  PowerCalls(SimulatedCluster cluster, HighAvailability ha, Recording<StartedWorker> mutations) {
    this.cluster = cluster;
    this.ha = ha;
    this.mutations = mutations;
  }

  /** UPID of the worker that does it. */
  String call(String name, Guest guest, ApiCall call) {
    refuseAtOnce(name, guest);
    if (guest.haState().isPresent()) {
      refuseForHa(call);
    }
    var task =
        guest.haState().isPresent() && ha.takes(name)
            ? ha.start(name, guest, call.caller())
            : startWorker(name, guest, call);
    mutations.add(new StartedWorker(task.startedAt(), guest.vmid(), name, task.upid()));
    return task.upid();
  }

  private void refuseAtOnce(String name, Guest guest) {
    if (name.equals("start") && !cluster.isQuorate()) {
      throw ApiError.failed("cluster not ready - no quorum?");
    }
    if (guest.kind() == SimulatedGuestKind.LXC) {
      refuseContainer(name, guest);
    } else if (name.equals("shutdown") && qmpStatus(guest).equals("paused")) {
      throw ApiError.failed("VM is paused - cannot shutdown");
    }
    if ((name.equals("reboot") || name.equals("reset")) && !guest.isRunning()) {
      throw ApiError.failed("VM " + guest.vmid() + " not running");
    }
  }

  private static void refuseContainer(String name, Guest guest) {
    if (name.equals("reset")) {
      throw new ApiError(
          501, "Method 'POST /nodes/{node}/lxc/{vmid}/status/reset' not implemented");
    }
    if (name.equals("start") && guest.isRunning()) {
      throw ApiError.failed("CT " + guest.vmid() + " already running");
    }
    if ((name.equals("stop") || name.equals("shutdown")) && !guest.isRunning()) {
      throw ApiError.failed("CT " + guest.vmid() + " not running");
    }
    if (!guest.lock().isEmpty()) {
      throw ApiError.failed("CT is locked (" + guest.lock() + ")");
    }
  }

  private static void refuseForHa(ApiCall call) {
    if (call.flag("overrule-shutdown")) {
      throw ApiError.badParameters(Map.of("overrule-shutdown", "Not applicable for HA resources."));
    }
  }

  private Task startWorker(String name, Guest guest, ApiCall call) {
    var type = guest.kind().task(name);
    if (call.flag("overrule-shutdown")) {
      endRunningShutdowns(guest);
    }
    var obstacle = obstacle(name, guest);
    if (obstacle.isPresent()) {
      return cluster.start(guest, type, call.caller(), Duration.ZERO, obstacle::get);
    }
    if (isBusy(guest)) {
      return cluster.start(
          guest, type, call.caller(), FILE_LOCK_TIMEOUT, () -> fileLockMessage(guest));
    }
    return work(name, type, guest, call);
  }

  private Task work(String name, String type, Guest guest, ApiCall call) {
    var timings = cluster.timings();
    int vmid = guest.vmid();
    return switch (name) {
      case "start" -> cluster.start(guest, type, call.caller(), timings.start(), () -> boot(vmid));
      case "stop" -> cluster.start(guest, type, call.caller(), timings.stop(), () -> turnOff(vmid));
      case "reset" -> cluster.start(guest, type, call.caller(), timings.reset(), () -> "OK");
      case "shutdown" -> askToEnd(type, guest, call, call.flag("forceStop"), () -> turnOff(vmid));
      case "reboot" -> askToEnd(type, guest, call, false, () -> turnOffAndOn(vmid));
      default -> throw new IllegalArgumentException("no power call: " + name);
    };
  }

  private Task askToEnd(
      String type, Guest guest, ApiCall call, boolean force, SimulatedCluster.Work whenObeyed) {
    if (!guest.isRunning()) {
      return cluster.start(guest, type, call.caller(), Duration.ZERO, () -> "OK");
    }
    if (!guest.traits().deafToShutdown()) {
      return cluster.start(guest, type, call.caller(), cluster.timings().shutdown(), whenObeyed);
    }
    var timeout = Duration.ofSeconds(call.number("timeout", DEFAULT_TIMEOUT_SECONDS));
    return cluster.start(
        guest,
        type,
        call.caller(),
        timeout,
        () -> force ? turnOff(guest.vmid()) : "VM quit/powerdown failed - got timeout");
  }

  private String boot(int vmid) {
    cluster.boot(vmid);
    return "OK";
  }

  private String turnOff(int vmid) {
    cluster.turnOff(vmid);
    return "OK";
  }

  /** The task is over when the guest is off; another process of the node starts it again. */
  private String turnOffAndOn(int vmid) {
    cluster.turnOff(vmid);
    cluster.after(cluster.timings().boot(), () -> comeBack(vmid));
    return "OK";
  }

  private void comeBack(int vmid) {
    boolean returns =
        cluster.guest(vmid).filter(guest -> !guest.traits().neverComesBack()).isPresent();
    if (returns && cluster.isQuorate()) {
      cluster.boot(vmid);
    }
  }

  private static Optional<String> obstacle(String name, Guest guest) {
    if (!guest.lock().isEmpty()) {
      return Optional.of("VM is locked (" + guest.lock() + ")");
    }
    if (!name.equals("start")) {
      return Optional.empty();
    }
    if (guest.traits().template()) {
      var article = guest.kind() == SimulatedGuestKind.QEMU ? "VM" : "CT";
      return Optional.of(
          "you can't start a " + article.replace("VM", "vm") + " if it's a template");
    }
    return guest.isRunning()
        ? Optional.of("VM " + guest.vmid() + " already running")
        : Optional.empty();
  }

  private boolean isBusy(Guest guest) {
    return cluster.tasks().stream()
        .anyMatch(task -> task.isRunning() && task.isAbout(guest.vmid()) && !isHa(task));
  }

  private static boolean isHa(Task task) {
    return task.type().startsWith("ha");
  }

  private void endRunningShutdowns(Guest guest) {
    cluster.tasks().stream()
        .filter(task -> task.isRunning() && task.isAbout(guest.vmid()))
        .filter(task -> task.type().equals(guest.kind().task("shutdown")))
        .forEach(task -> cluster.endTask(task.upid(), "received interrupt"));
  }

  private static String fileLockMessage(Guest guest) {
    return "can't lock file '/var/lock/%s/lock-%d.conf' - got timeout"
        .formatted(guest.kind().configFolder(), guest.vmid());
  }

  private static String qmpStatus(Guest guest) {
    return guest.power() instanceof Power.On on ? on.qmpStatus() : "";
  }
}
