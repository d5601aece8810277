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
 * What libraries measure, in the form that {@code promtool check metrics} wants. A time in
 * milliseconds or nanoseconds is left out: Prometheus has seconds, and what Kafka counts in
 * nanoseconds it tells as a ratio, too. So are timers of what is not over, whose series have names
 * of histograms and no text.
 *
 * @see <a
 *     href="https://github.com/prometheus/client_golang/tree/main/prometheus/testutil/promlint">the
 *     rules</a>
 */
public final class PrometheusNames implements MeterFilter {
  private static final Set<String> ABBREVIATED_UNITS =
      Set.of("s", "ms", "us", "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb", "m", "h", "d");

  /** Belongs to histograms and summaries. */
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

  /** The library says nothing about it but its name. */
  private static String words(Meter.Id id) {
    return id.getName().replaceAll("[._-]", " ");
  }

  private static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text).filter(given -> !given.isBlank());
  }
}
