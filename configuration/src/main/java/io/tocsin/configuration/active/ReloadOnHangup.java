package io.tocsin.configuration.active;

import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.log.LogEvent;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Reloads on SIGHUP, which would end a JVM otherwise. Installed before anything else, so that a
 * signal that comes too early does no harm.
 */
public final class ReloadOnHangup {
  private static final Logger LOG = Logger.getLogger(ReloadOnHangup.class);

  private final AtomicReference<Runnable> reload = new AtomicReference<>(() -> {});
  private final boolean isIgnored;

  /** Takes the signal over. Until {@link #reloads} is called it does nothing. */
  public ReloadOnHangup() {
    var before = Signal.handle(new Signal("HUP"), signal -> Thread.ofVirtual().start(reload.get()));
    // The JVM leaves a signal alone that it was started to ignore, as by nohup.
    isIgnored = before == SignalHandler.SIG_IGN;
  }

  /** From now on the signal reloads. A configuration with mistakes is logged where it is read. */
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
            LOG.debug("configuration not reloaded", e);
          }
        });
  }
}
