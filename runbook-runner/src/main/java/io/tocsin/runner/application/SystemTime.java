package io.tocsin.runner.application;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The application's clock. */
final class SystemTime {
  @Produces
  @Singleton
  static InstantSource system() {
    return InstantSource.system();
  }
}
