package io.tocsin.bench.subject;

import java.util.regex.Pattern;

/** Reads the heap size of the two runtimes. */
public final class Heap {
  private static final Pattern GENERATION =
      Pattern.compile("(?:DefNew|Tenured|def new generation|tenured generation)\\s.*?used (\\d+)K");
  private static final Pattern GO_HEAP =
      Pattern.compile("(?m)^go_memstats_heap_alloc_bytes ([0-9.e+]+)$");

  private Heap() {}

  /** From {@code jcmd … GC.heap_info} of a JVM with the serial collector. */
  public static long ofHeapInfo(String text) {
    long kilobytes =
        GENERATION.matcher(text).results().mapToLong(m -> Long.parseLong(m.group(1))).sum();
    if (kilobytes == 0) {
      throw new IllegalArgumentException(
          "jcmd shows no generation of the serial collector; is another collector configured? "
              + text);
    }
    return kilobytes * 1024;
  }

  public static long ofGoMetrics(String text) {
    return GO_HEAP
        .matcher(text)
        .results()
        .mapToLong(m -> (long) Double.parseDouble(m.group(1)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("/metrics has no go_memstats_heap_alloc_bytes"));
  }
}
