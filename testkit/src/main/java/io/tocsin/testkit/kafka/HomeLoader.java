package io.tocsin.testkit.kafka;

import java.lang.reflect.InvocationTargetException;

/**
 * The JVM's application class loader, in which brokers run. Quarkus runs tests in temporary ones; a
 * broker there would not survive, and Kafka's security providers belong to the first loader.
 */
final class HomeLoader {
  private static final ClassLoader HOME = ClassLoader.getSystemClassLoader();

  private HomeLoader() {}

  static boolean isThatOf(Class<?> type) {
    return HOME.equals(type.getClassLoader());
  }

  /**
   * Calls a public static method of the same class there.
   *
   * @param <T> must be a JDK type, since all other classes differ in that loader
   */
  @SuppressWarnings("unchecked") // The caller knows the type of its own method.
  static <T> T call(Class<?> owner, String method) {
    var caller = Thread.currentThread();
    var callers = caller.getContextClassLoader();
    caller.setContextClassLoader(HOME);
    try {
      return (T) HOME.loadClass(owner.getName()).getMethod(method).invoke(null);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the test's Kafka did not start", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("testkit is not on the JVM's own class path", e);
    } finally {
      caller.setContextClassLoader(callers);
    }
  }
}
