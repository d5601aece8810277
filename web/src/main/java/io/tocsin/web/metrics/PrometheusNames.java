package io.tocsin.web.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What libraries measure, in the form that {@code promtool check metrics} wants. A time in
 * milliseconds or nanoseconds is left out: Prometheus has seconds, and what Kafka counts in
 * nanoseconds it tells as a ratio, too.
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
    return parts(id).anyMatch(ABBREVIATED_UNITS::contains)
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    var name = withoutCount(id);
    return name.equals(id.getName()) && hasText(id.getDescription())
        ? id
        : new Meter.Id(
            name, Tags.of(id.getTags()), id.getBaseUnit(), description(id), id.getType());
  }

  private static Stream<String> parts(Meter.Id id) {
    var unit = Optional.ofNullable(id.getBaseUnit()).orElse("");
    return Stream.of((id.getName() + "." + unit).toLowerCase(Locale.ROOT).split("[._-]"));
  }

  private static String withoutCount(Meter.Id id) {
    var name = id.getName();
    boolean isLast = name.endsWith(COUNT) && !hasText(id.getBaseUnit());
    return isLast ? name.substring(0, name.length() - COUNT.length()) + "s" : name;
  }

  /** The library says nothing about it but its name. */
  private static String description(Meter.Id id) {
    return hasText(id.getDescription())
        ? id.getDescription()
        : id.getName().replaceAll("[._-]", " ");
  }

  private static boolean hasText(@org.jspecify.annotations.Nullable String text) {
    return text != null && !text.isBlank();
  }
}
