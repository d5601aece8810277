package io.tocsin.testkit.kafka;

import java.lang.reflect.InvocationTargetException;

/**
 * The JVM's own class loader, where brokers live. Quarkus runs tests in others, which come and go;
 * a broker of theirs would not stay, and Kafka's security providers are those of the loader that
 * came first.
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
   * @param <T> has to be a type of Java's own, since all others are different ones there
   */
  @SuppressWarnings("unchecked") // The caller knows its own method.
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
