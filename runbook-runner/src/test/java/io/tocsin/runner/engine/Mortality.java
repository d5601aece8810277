package io.tocsin.runner.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends a worker right after its n-th call to the journal or to Proxmox: the call took effect, and
 * the worker never learned of it. Afterwards it reaches nothing any more, as after kill -9.
 */
final class Mortality {
  private final int lastCall;
  private final AtomicInteger calls = new AtomicInteger();

  Mortality(int lastCall) {
    this.lastCall = lastCall;
  }

  boolean killed() {
    return calls.get() >= lastCall;
  }

  <T> T guard(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (killed()) {
                throw new Killed();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (calls.incrementAndGet() == lastCall) {
                  throw new Killed();
                }
              }
            }));
  }

  /** The process is gone. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }
}
