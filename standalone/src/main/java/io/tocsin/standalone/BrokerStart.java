package io.tocsin.standalone;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The start of this process's broker, which goes on beside that of the services: until the first of
 * them needs it, a second is gained. Static because the framework makes the object that waits.
 */
final class BrokerStart {
  private static final AtomicReference<Runnable> WAIT = new AtomicReference<>(() -> {});

  private BrokerStart() {}

  /**
   * @param await returns when clients are served, throws if they never will be
   */
  static void is(Runnable await) {
    WAIT.set(await);
  }

  static void await() {
    WAIT.get().run();
  }
}
