package io.tocsin.web.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The framework gives these to the registry before anybody measures. */
class MeterFilters {
  @Produces
  @Singleton
  MeterFilter prometheusNames() {
    return new PrometheusNames();
  }
}
