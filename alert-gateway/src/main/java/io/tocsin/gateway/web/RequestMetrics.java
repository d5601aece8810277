package io.tocsin.gateway.web;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Request duration and response size, with Alertmanager's names and buckets. */
@Singleton
class RequestMetrics {
  private static final String STARTED = "tocsin.request-started";

  private static final Duration[] TIMES = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofMillis(750),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(20),
    Duration.ofSeconds(60)
  };

  private static final double[] SIZES = {1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final String SILENCE = "/api/v2/silence/";

  private static final Set<String> PATHS =
      Set.of(
          "/",
          "/-/healthy",
          "/-/ready",
          "/-/reload",
          "/metrics",
          "/api/v2/alerts",
          "/api/v2/alerts/groups",
          "/api/v2/receivers",
          "/api/v2/silences",
          "/api/v2/status");

  private final MeterProvider<Timer> durations;
  private final MeterProvider<DistributionSummary> sizes;

  RequestMetrics(MeterRegistry registry) {
    this.durations =
        Timer.builder("alertmanager.http.request.duration")
            .description("duration of requests")
            .serviceLevelObjectives(TIMES)
            .withRegistry(registry);
    this.sizes =
        DistributionSummary.builder("alertmanager.http.response.size")
            .description("size of responses")
            .baseUnit("bytes")
            .serviceLevelObjectives(SIZES)
            .withRegistry(registry);
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, EdgeOrder.METRICS.priority());
  }

  /** Called again after the prefix is removed, because rerouting drops end handlers. */
  private void watch(RoutingContext context) {
    Long known = context.get(STARTED);
    long started = known == null ? System.nanoTime() : known;
    context.put(STARTED, started);
    context.addEndHandler(end -> count(context, System.nanoTime() - started));
    context.next();
  }

  private void count(RoutingContext context, long nanos) {
    var request = context.request();
    var tags =
        Tags.of(
            "handler",
            handler(String.valueOf(request.path())),
            "method",
            method(request.method().name()));
    durations
        .withTags(tags.and("code", String.valueOf(context.response().getStatusCode())))
        .record(Duration.ofNanos(nanos));
    sizes.withTags(tags).record(context.response().bytesWritten());
  }

  private static String method(String method) {
    return METHODS.contains(method) ? method.toLowerCase(Locale.ROOT) : "other";
  }

  /** Maps paths to a few label values: raw paths would create a series for each silence. */
  static String handler(String path) {
    if (path.startsWith(SILENCE)) {
      return SILENCE + "{silenceID}";
    }
    return PATHS.contains(path) ? path : "other";
  }
}
