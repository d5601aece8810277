package io.tocsin.standalone;

import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.health.SmallRyeHealthReporter;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.active.ReloadOnHangup;
import io.tocsin.log.LogEvent;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs the services: announces when alerts are accepted, reloads, waits for the stop signal. */
class StandaloneApplication implements QuarkusApplication {
  private static final Logger LOG = Logger.getLogger(StandaloneApplication.class);
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final ActiveConfiguration configuration;
  private final SmallRyeHealthReporter health;
  private final String host;
  private final int port;

  StandaloneApplication(
      ActiveConfiguration configuration,
      SmallRyeHealthReporter health,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.configuration = configuration;
    this.health = health;
    this.host = host;
    this.port = port;
  }

  @Override
  public int run(String... arguments) throws InterruptedException {
    new ReloadOnHangup().reloads(configuration);
    while (health.getReadiness().isDown()) {
      if (StopSignal.arrival().await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        return StopSignal.exitCode();
      }
    }
    announce();
    StopSignal.arrival().await();
    LogEvent.of("stopping").info(LOG);
    return StopSignal.exitCode();
  }

  private void announce() {
    LogEvent.of("Listening on")
        .with("address", (host.contains(":") ? "[" + host + "]" : host) + ":" + port)
        .info(LOG);
  }
}
