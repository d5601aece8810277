package io.tocsin.configuration.active;

import io.tocsin.configuration.InvalidConfigurationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import sun.misc.Signal;

/**
 * Reloads on SIGHUP, which would end a JVM otherwise. Installed before anything else, so that a
 * signal that comes too early does no harm.
 */
public final class ReloadOnHangup {
  private final AtomicReference<Runnable> reload = new AtomicReference<>(() -> {});

  /** Takes the signal over. Until {@link #reloads} is called it does nothing. */
  public ReloadOnHangup() {
    Signal.handle(new Signal("HUP"), signal -> Thread.ofVirtual().start(reload.get()));
  }

  /**
   * @param refused told when the new configuration has mistakes; the old one stays in force
   */
  public void reloads(
      ActiveConfiguration configuration, Consumer<InvalidConfigurationException> refused) {
    reload.set(
        () -> {
          try {
            configuration.reload();
          } catch (InvalidConfigurationException e) {
            refused.accept(e);
          }
        });
  }
}
