package io.tocsin.gateway.call;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Metrics of reads, with Alertmanager's names. */
@Singleton
class CallMetrics {
  private final MeterRegistry registry;
  private final Counter rejectedReads;

  CallMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.rejectedReads =
        Counter.builder("alertmanager.http.concurrency.limit.exceeded")
            .description("reads that were rejected because of the concurrency limit")
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

  void readRejected() {
    rejectedReads.increment();
  }
}
