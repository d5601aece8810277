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
 * A process and all that it has started, as Linux knows them. A database server leaves its parent,
 * as servers do; it is found by its arguments, which name the folder.
 *
 * @param pids each once; one that has ended meanwhile counts nothing
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

  /** Also of children that have ended: their parent has it then. */
  public Duration processorTime() {
    return Duration.ofMillis(sum("stat", ProcessFiles::processorMillis));
  }

  /** What several share is divided among them. */
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
