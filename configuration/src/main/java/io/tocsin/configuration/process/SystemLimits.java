package io.tocsin.configuration.process;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The limits of this process. The limit per user does not apply to root.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">control groups</a>
 * @see <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">RLIMIT_NPROC</a>
 */
record SystemLimits(SystemFiles files) {
  private static final Path SELF = Path.of("proc/self");
  private static final long ROOT = 0;

  static SystemLimits ofThisMachine() {
    return new SystemLimits(new SystemFiles(Path.of("/")));
  }

  List<ThreadLimit> threads() {
    return Stream.concat(
            ofUser().stream(),
            new ControlGroups(files).folders("pids").stream().flatMap(this::ofGroup))
        .toList();
  }

  List<MemoryLimit> memory() {
    return new ControlGroups(files)
        .folders("memory").stream()
            .flatMap(
                folder -> Stream.of("memory.max", "memory.limit_in_bytes").map(folder::resolve))
            .flatMap(file -> memory(file).stream())
            .toList();
  }

  private List<ThreadLimit> ofUser() {
    var max = files.number(SELF.resolve("limits"), "Max processes");
    var user = files.number(SELF.resolve("status"), "Uid:");
    if (max.isEmpty() || user.isEmpty() || user.getAsLong() == ROOT) {
      return List.of();
    }
    return List.of(
        new ThreadLimit(
            "the user's limit of processes (ulimit -u, LimitNPROC of systemd)",
            max.getAsLong(),
            threadsOf(user.getAsLong())));
  }

  private long threadsOf(long user) {
    return files.processes().stream()
        .map(process -> process.resolve("status"))
        .filter(status -> files.number(status, "Uid:").equals(OptionalLong.of(user)))
        .mapToLong(status -> files.number(status, "Threads:").orElse(0))
        .sum();
  }

  private Stream<ThreadLimit> ofGroup(Path folder) {
    var max = files.number(folder.resolve("pids.max"));
    var used = files.number(folder.resolve("pids.current"));
    return max.isEmpty() || used.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new ThreadLimit(
                "/%s (--pids-limit of a container, TasksMax of systemd)"
                    .formatted(folder.resolve("pids.max")),
                max.getAsLong(),
                used.getAsLong()));
  }

  private List<MemoryLimit> memory(Path file) {
    var max = files.number(file);
    return max.isEmpty()
        ? List.of()
        : List.of(
            new MemoryLimit(
                "/%s (--memory of a container, MemoryMax of systemd)".formatted(file),
                max.getAsLong()));
  }
}
