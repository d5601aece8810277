package io.tocsin.gateway.call;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What the original tells of its reads, by the same names. */
@Singleton
class CallMetrics {
  private final MeterRegistry registry;
  private final Counter refusedReads;

  CallMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.refusedReads =
        Counter.builder("alertmanager.http.concurrency.limit.exceeded")
            .description("reads that were refused because there were too many at once")
            .tag("method", "get")
            .register(registry);
  }

  void watch(ConcurrencyLimit reads) {
    Gauge.builder("alertmanager.http.requests.in.flight", reads, ConcurrencyLimit::taken)
        .description("reads that are being answered")
        .tag("method", "get")
        .strongReference(true)
        .register(registry);
  }

  void readRefused() {
    refusedReads.increment();
  }
}
