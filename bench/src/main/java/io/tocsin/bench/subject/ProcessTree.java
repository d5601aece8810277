package io.tocsin.bench.subject;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A process and its child processes on Linux. A database server detaches from its parent; it is
 * found by its arguments, which name the folder.
 *
 * @param pids without duplicates; an ended one counts zero
 */
public record ProcessTree(List<Long> pids) {
  private static final Path PROC = Path.of("/proc");

  public ProcessTree {
    pids = List.copyOf(pids);
  }

  static ProcessTree of(ProcessHandle root, Path folder) {
    return new ProcessTree(
        Stream.concat(Stream.of(root), naming(folder))
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .map(ProcessHandle::pid)
            .distinct()
            .toList());
  }

  /** Includes ended children, whose time their parent accumulates. */
  public Duration processorTime() {
    return Duration.ofMillis(sum("stat", ProcessFiles::processorMillis));
  }

  /** Shared memory is divided among the processes. */
  public long residentBytes() {
    return sum("smaps_rollup", ProcessFiles::proportionalBytes);
  }

  private long sum(String file, ToLongFunction<String> number) {
    return pids.stream().map(pid -> read(pid, file)).mapToLong(number).sum();
  }

  private static Stream<ProcessHandle> naming(Path folder) {
    return ProcessHandle.allProcesses().filter(process -> names(process, folder));
  }

  private static boolean names(ProcessHandle process, Path folder) {
    return read(process.pid(), "cmdline").contains(folder.toString());
  }

  /** Empty if it has ended. */
  private static String read(long pid, String file) {
    try {
      return Files.readString(PROC.resolve(Long.toString(pid)).resolve(file), ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
