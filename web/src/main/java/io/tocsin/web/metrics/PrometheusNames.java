package io.tocsin.web.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adapts meters of libraries to the rules of {@code promtool check metrics}. Times in milliseconds
 * or nanoseconds are dropped: Prometheus uses seconds, and Kafka reports its nanosecond totals as
 * ratios, too. Long task timers are also dropped, because their series have histogram names and no
 * help text.
 *
 * @see <a
 *     href="https://github.com/prometheus/client_golang/tree/main/prometheus/testutil/promlint">the
 *     rules</a>
 */
public final class PrometheusNames implements MeterFilter {
  private static final Set<String> ABBREVIATED_UNITS =
      Set.of("s", "ms", "us", "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb", "m", "h", "d");

  /** Suffix reserved for histograms and summaries. */
  private static final String COUNT = ".count";

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return id.getType() == Meter.Type.LONG_TASK_TIMER
            || parts(id).anyMatch(ABBREVIATED_UNITS::contains)
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    var name = withoutCount(id);
    var description = text(id.getDescription());
    return name.equals(id.getName()) && description.isPresent()
        ? id
        : new Meter.Id(
            name,
            Tags.of(id.getTags()),
            id.getBaseUnit(),
            description.orElseGet(() -> words(id)),
            id.getType());
  }

  private static Stream<String> parts(Meter.Id id) {
    var unit = text(id.getBaseUnit()).orElse("");
    return Stream.of((id.getName() + "." + unit).toLowerCase(Locale.ROOT).split("[._-]"));
  }

  private static String withoutCount(Meter.Id id) {
    var name = id.getName();
    boolean isLast = name.endsWith(COUNT) && text(id.getBaseUnit()).isEmpty();
    return isLast ? name.substring(0, name.length() - COUNT.length()) + "s" : name;
  }

  /** Used as help text if the library provides none. */
  private static String words(Meter.Id id) {
    return id.getName().replaceAll("[._-]", " ");
  }

  private static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text).filter(given -> !given.isBlank());
  }
}
