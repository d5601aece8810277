package io.tocsin.notifier.application;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The only source of the current time. */
class SystemTime {
  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
