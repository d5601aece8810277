package io.tocsin.router.timeline;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Opens a store as Kafka Streams does when it revives a task. A store that writes a changelog
 * insists on the inner kind of context, of which the test kit has none.
 */
final class OpenedAgain {
  private OpenedAgain() {}

  /** What the changelog is told to from then on. */
  static StateRestoreCallback open(StateStore store) {
    var registered = new AtomicReference<@Nullable StateRestoreCallback>();
    var outer = new MockProcessorContext<Void, Void>().getStateStoreContext();
    var inner =
        Proxy.newProxyInstance(
            OpenedAgain.class.getClassLoader(),
            new Class<?>[] {InternalProcessorContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "register" -> {
                    registered.set((StateRestoreCallback) arguments[1]);
                    yield null;
                  }
                  case "changelogFor" -> arguments[0] + "-changelog";
                  default -> ask(outer, method, arguments);
                });
    store.init((StateStoreContext) inner, store);
    return Objects.requireNonNull(registered.get(), "the store wants nothing of its changelog");
  }

  private static @Nullable Object ask(
      StateStoreContext context, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return StateStoreContext.class
          .getMethod(method.getName(), method.getParameterTypes())
          .invoke(context, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
