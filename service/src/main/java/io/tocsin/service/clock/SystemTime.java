package io.tocsin.service.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The only source of time. */
class SystemTime {
  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
