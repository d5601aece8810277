package io.tocsin.bench.abuse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a run.
 *
 * @param heap bytes after a collection, one value per minute
 * @param strikes of all attacks
 */
record AbuseReport(
    boolean alive, List<HonestAlert> honest, List<Long> heap, int disturbances, long strikes) {
  private static final long BOUND_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long MEGABYTE = 1 << 20;
  private static final double GROWTH = 1.2;

  AbuseReport {
    honest = List.copyOf(honest);
    heap = List.copyOf(heap);
  }

  /** One sentence for each broken guarantee. */
  List<String> failures() {
    var failures = new ArrayList<String>();
    if (!alive) {
      failures.add("the process ended by itself");
    }
    var lost = names(honest.stream().filter(HonestAlert::isLost));
    if (!lost.isEmpty()) {
      failures.add("accepted alerts were never delivered: " + lost);
    }
    var late = names(honest.stream().filter(AbuseReport::isLate));
    if (!late.isEmpty()) {
      failures.add("honest alerts took longer than a second outside kills and stalls: " + late);
    }
    if (!isFlat()) {
      failures.add("the heap after a collection grew: " + megabytes());
    }
    return failures;
  }

  private static boolean isLate(HonestAlert alert) {
    return !alert.disturbed() && !alert.isLost() && alert.routeNanos() > BOUND_NANOS;
  }

  /** The number and the first of them; with one name per second, a name shows the time. */
  private static String names(Stream<HonestAlert> alerts) {
    var all = alerts.map(HonestAlert::name).toList();
    return all.isEmpty()
        ? ""
        : all.size() + ", " + String.join(" ", all.subList(0, Math.min(20, all.size())));
  }

  String print() {
    var nanos = undisturbed();
    return """
        honest alerts       %d, %d of them in or shortly after a kill or stall (%d)
        routed (p50/p99/max) %s / %s / %s ms outside of them
        strikes             %d
        heap, MB a minute   %s"""
        .formatted(
            honest.size(),
            honest.size() - nanos.size(),
            disturbances,
            millis(nanos, 0.5),
            millis(nanos, 0.99),
            millis(nanos, 1),
            strikes,
            heap.isEmpty() ? "not read" : megabytes());
  }

  private List<Long> undisturbed() {
    return honest.stream()
        .filter(alert -> !alert.disturbed() && !alert.isLost())
        .map(HonestAlert::routeNanos)
        .sorted()
        .toList();
  }

  /** Ignores the first fifth, in which the heap fills up. */
  private boolean isFlat() {
    if (heap.size() < 5) {
      return true;
    }
    var settled = heap.subList(heap.size() / 5, heap.size());
    int half = settled.size() / 2;
    return median(settled.subList(half, settled.size()))
        <= median(settled.subList(0, half)) * GROWTH;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static String millis(List<Long> sorted, double share) {
    if (sorted.isEmpty()) {
      return "-";
    }
    int at = (int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()));
    return Long.toString(Duration.ofNanos(sorted.get(at)).toMillis());
  }

  private List<Long> megabytes() {
    return heap.stream().map(bytes -> bytes / MEGABYTE).toList();
  }
}
