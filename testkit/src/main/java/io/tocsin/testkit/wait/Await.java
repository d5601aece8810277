package io.tocsin.testkit.wait;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the effect of another thread or process. Polls often, so that a test takes no longer
 * than needed, and fails with a message that names the missing event.
 */
public final class Await {
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Await() {}

  /**
   * @throws AssertionError if the limit passes first; it carries the last exception of the
   *     condition, if there was one
   */
  public static void until(Duration limit, String description, Callable<Boolean> condition) {
    untilPresent(
        limit, description, () -> condition.call() ? Optional.of(Boolean.TRUE) : Optional.empty());
  }

  /** The value, once the search finds it. */
  public static <T> T untilPresent(
      Duration limit, String description, Callable<Optional<T>> search) {
    long deadline = System.nanoTime() + limit.toNanos();
    var latest = attempt(search);
    while (latest.found().isEmpty()) {
      if (System.nanoTime() - deadline >= 0) {
        throw new AssertionError(
            "waited %d s in vain for: %s".formatted(limit.toSeconds(), description),
            latest.trouble().orElse(null));
      }
      pause(description);
      latest = attempt(search);
    }
    return latest.found().get();
  }

  private static <T> Attempt<T> attempt(Callable<Optional<T>> search) {
    try {
      return new Attempt<>(search.call(), Optional.empty());
    } catch (Exception | AssertionError e) {
      return new Attempt<>(Optional.empty(), Optional.of(e));
    }
  }

  private static void pause(String description) {
    LockSupport.parkNanos(PAUSE.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      throw new AssertionError("interrupted while waiting: " + description);
    }
  }

  private record Attempt<T>(Optional<T> found, Optional<Throwable> trouble) {}
}
