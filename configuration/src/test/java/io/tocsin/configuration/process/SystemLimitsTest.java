package io.tocsin.configuration.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemLimitsTest {
  @TempDir Path root;

  @BeforeEach
  void isUser1000() throws IOException {
    write("proc/self/status", "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\nThreads:\t30\n");
    write(
        "proc/self/limits",
        """
        Limit                     Soft Limit           Hard Limit           Units
        Max cpu time              unlimited            unlimited            seconds
        Max processes             120                  240                  processes
        """);
    write("proc/7/status", "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\nThreads:\t30\n");
    write("proc/8/status", "Name:\tbash\nUid:\t1000\t1000\t1000\t1000\nThreads:\t1\n");
    write("proc/9/status", "Name:\tsshd\nUid:\t0\t0\t0\t0\nThreads:\t5\n");
  }

  @Test
  void usersLimitCountsThreadsOfAllTheUsersProcesses() {
    assertThat(limits().threads())
        .extracting(ThreadLimit::max, ThreadLimit::used)
        .containsExactly(tuple(120L, 31L));
  }

  @Test
  void rootIsNotBoundByTheUsersLimit() throws IOException {
    write("proc/self/status", "Name:\tjava\nUid:\t0\t0\t0\t0\nThreads:\t30\n");

    assertThat(limits().threads()).isEmpty();
  }

  @Test
  void controlGroupAboveMayBeTheNarrowest() throws IOException {
    write("proc/self/limits", "Max processes  unlimited  unlimited  processes\n");
    write("proc/self/cgroup", "0::/system.slice/tocsin.service\n");
    write("sys/fs/cgroup/system.slice/tocsin.service/pids.max", "max\n");
    write("sys/fs/cgroup/system.slice/pids.max", "100\n");
    write("sys/fs/cgroup/system.slice/pids.current", "12\n");
    write("sys/fs/cgroup/system.slice/memory.max", "536870912\n");

    assertThat(limits().threads())
        .extracting(ThreadLimit::name, ThreadLimit::max, ThreadLimit::used)
        .containsExactly(
            tuple(
                "/sys/fs/cgroup/system.slice/pids.max (--pids-limit of a container, TasksMax of systemd)",
                100L,
                12L));
    assertThat(limits().memory()).extracting(MemoryLimit::bytes).containsExactly(512L << 20);
  }

  @Test
  void firstVersionOfControlGroupsIsReadByController() throws IOException {
    write("proc/self/limits", "Max processes  unlimited  unlimited  processes\n");
    write("proc/self/cgroup", "5:pids:/docker/abc\n4:cpu,memory:/docker/abc\n");
    write("sys/fs/cgroup/pids/docker/abc/pids.max", "50\n");
    write("sys/fs/cgroup/pids/docker/abc/pids.current", "1\n");
    write("sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", "1048576\n");

    assertThat(limits().threads()).extracting(ThreadLimit::max).containsExactly(50L);
    assertThat(limits().memory()).extracting(MemoryLimit::bytes).containsExactly(1L << 20);
  }

  @Test
  void systemThatTellsNothingHasNoLimits() {
    var limits = new SystemLimits(new SystemFiles(root.resolve("empty")));

    assertThat(limits.threads()).isEmpty();
    assertThat(limits.memory()).isEmpty();
  }

  private SystemLimits limits() {
    return new SystemLimits(new SystemFiles(root));
  }

  private void write(String file, String text) throws IOException {
    var path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
