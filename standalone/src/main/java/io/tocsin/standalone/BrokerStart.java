package io.tocsin.standalone;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The start of the embedded broker, which runs in parallel with that of the services and saves a
 * second. Static because the framework creates the object that waits.
 */
final class BrokerStart {
  private static final AtomicReference<Runnable> WAIT = new AtomicReference<>(() -> {});

  private BrokerStart() {}

  /**
   * @param await returns when the broker serves clients, throws if the start failed
   */
  static void awaitBy(Runnable await) {
    WAIT.set(await);
  }

  static void await() {
    WAIT.get().run();
  }
}
