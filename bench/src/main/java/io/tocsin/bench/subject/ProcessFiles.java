package io.tocsin.bench.subject;

import java.util.regex.Pattern;

/**
 * Reads the usage of one process from {@code /proc}; zero if it has ended.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
final class ProcessFiles {
  private static final Pattern PROPORTIONAL = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

  /** In clock ticks, the unit of {@code /proc}. */
  private static final int MILLIS_PER_TICK = 10;

  /** After the name, which may contain blanks: the state, ten other fields, then four times. */
  private static final int FIRST_TIME = 11;

  private static final int TIMES = 4;

  private ProcessFiles() {}

  /** User and kernel time of the process and of its ended children. */
  static long processorMillis(String stat) {
    if (stat.isEmpty()) {
      return 0;
    }
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int i = 0; i < TIMES; i++) {
      ticks += Long.parseLong(fields[FIRST_TIME + i]);
    }
    return ticks * MILLIS_PER_TICK;
  }

  /** From {@code smaps_rollup}. */
  static long proportionalBytes(String rollup) {
    return PROPORTIONAL
        .matcher(rollup)
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)) * 1024)
        .sum();
  }
}
