package io.tocsin.gateway.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How much of the limits is used, and which connections were closed to keep them. */
record ConnectionMetrics(MeterRegistry registry) {

  void register(ConnectionLimits limits) {
    Gauge.builder("tocsin.web.connections", limits.connections(), OpenConnections::count)
        .description("open connections")
        .register(registry);
    Gauge.builder("tocsin.web.unfinished", limits.unfinished(), ByteBudget::used)
        .description("bytes of unfinished requests")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("tocsin.web.unread", limits.unread(), ByteBudget::used)
        .description("bytes of responses that clients have not read")
        .baseUnit("bytes")
        .register(registry);
  }

  void closed(String reason) {
    Counter.builder("tocsin.web.connections.closed")
        .description("connections closed to protect the others")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }
}
