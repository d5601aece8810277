package io.tocsin.configuration.active;

import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.log.LogEvent;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Reloads on SIGHUP, which would otherwise terminate the JVM. Installed before anything else, so
 * that an early signal does no harm.
 */
public final class ReloadOnHangup {
  private static final Logger LOG = Logger.getLogger(ReloadOnHangup.class);

  private final AtomicReference<Runnable> reload = new AtomicReference<>(() -> {});
  private final boolean isIgnored;

  /** Installs the handler, which does nothing until {@link #reloads} is called. */
  public ReloadOnHangup() {
    var before = Signal.handle(new Signal("HUP"), signal -> Thread.ofVirtual().start(reload.get()));
    // The JVM keeps ignoring a signal that it was started to ignore, as by nohup.
    isIgnored = before == SignalHandler.SIG_IGN;
  }

  /** From now on the signal reloads. Mistakes are logged where the file is read. */
  public void reloads(ActiveConfiguration configuration) {
    if (isIgnored) {
      LogEvent.of("SIGHUP is ignored because this process was started that way")
          .with("remedy", "reload by POST /-/reload")
          .warn(LOG);
    }
    reload.set(
        () -> {
          try {
            configuration.reload();
          } catch (InvalidConfigurationException e) {
            LOG.debug("configuration reload failed", e);
          }
        });
  }
}
