package io.tocsin.testkit.proxmox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A worker on a node.
 *
 * @param subject VMID as text; empty for work on many guests
 * @param pid of the worker
 */
record Task(
    String node,
    long pid,
    Instant startedAt,
    String type,
    String subject,
    Owner owner,
    List<String> log,
    Optional<Ended> ended) {
  private static final long TICKS_PER_SECOND = 100;

  /**
   * @param user with realm
   * @param token its name, or empty
   */
  record Owner(String user, String token) {
    String full() {
      return token.isEmpty() ? user : user + "!" + token;
    }
  }

  record Ended(Instant at, String exitStatus) {}

  Task {
    log = List.copyOf(log);
  }

  String upid() {
    return "UPID:%s:%08X:%08X:%08X:%s:%s:%s:"
        .formatted(node, pid, pstart(), startedAt.getEpochSecond(), type, subject, owner.full());
  }

  /** When the process began, in ticks since the machine did. */
  long pstart() {
    return startedAt.getEpochSecond() % 40_000_000 * TICKS_PER_SECOND % 0xFFFF_FFFFL;
  }

  boolean isRunning() {
    return ended.isEmpty();
  }

  boolean isAbout(int vmid) {
    return subject.equals(String.valueOf(vmid));
  }

  Task end(Instant at, String exitStatus) {
    var lines = new ArrayList<>(log);
    lines.add(exitStatus.equals("OK") ? "TASK OK" : "TASK ERROR: " + exitStatus);
    return new Task(
        node, pid, startedAt, type, subject, owner, lines, Optional.of(new Ended(at, exitStatus)));
  }
}
