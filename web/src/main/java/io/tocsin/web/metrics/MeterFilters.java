package io.tocsin.web.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Applied by the framework before the first meter is registered. */
class MeterFilters {
  @Produces
  @Singleton
  MeterFilter prometheusNames() {
    return new PrometheusNames();
  }
}
