package io.tocsin.standalone;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The clock of this process. */
@Singleton
class SystemTime {

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
