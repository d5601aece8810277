package io.tocsin.runner.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes something away from its n-th call on: that call and all later ones are not carried out. */
final class Outage {
  private final int firstMissing;
  private final AtomicInteger calls = new AtomicInteger();

  Outage(int firstMissing) {
    this.firstMissing = firstMissing;
  }

  boolean happened() {
    return calls.get() >= firstMissing;
  }

  <T> T of(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (calls.incrementAndGet() >= firstMissing) {
                throw new Away();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** As a lost connection is reported. */
  static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
