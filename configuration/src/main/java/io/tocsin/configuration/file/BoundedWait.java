package io.tocsin.configuration.file;

import io.tocsin.configuration.file.UnreadableFileException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a file operation with a timeout. A call to a hanging file system cannot be interrupted, so a
 * daemon thread makes it and blocks neither the caller nor the end of the process. It is a platform
 * thread, because some calls would pin the carrier of a virtual one.
 *
 * <p>While an operation in a folder is late, further ones in it fail at once, because each would
 * leave another thread behind. This holds for the whole process.
 */
final class BoundedWait {
  static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Set<Asked> UNDER_WAY = ConcurrentHashMap.newKeySet();

  private BoundedWait() {}

  static <T> T on(Path file, Callable<T> question) throws UnreadableFileException {
    if (UNDER_WAY.stream().anyMatch(asked -> asked.isLateIn(file))) {
      throw late();
    }
    var answer = new FutureTask<>(question);
    var asked = new Asked(file, answer, System.nanoTime());
    UNDER_WAY.add(asked);
    Thread.ofPlatform().daemon().name("file-" + file.getFileName()).start(asked::run);
    try {
      return answer.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw late();
    } catch (ExecutionException e) {
      throw unreadable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableFileException(Kind.LATE, "interrupted while reading it", e);
    }
  }

  private static UnreadableFileException late() {
    return new UnreadableFileException(
        Kind.LATE, "its file system did not answer within %d s".formatted(LIMIT.toSeconds()));
  }

  private static UnreadableFileException unreadable(ExecutionException failed) {
    var cause = failed.getCause();
    return switch (cause == null ? failed : cause) {
      case UnreadableFileException unreadable -> unreadable;
      case IOException e ->
          new UnreadableFileException(Kind.UNUSABLE, String.valueOf(e.getMessage()), e);
      default -> throw new IllegalStateException("a file could not be read", failed);
    };
  }

  /**
   * Never shared between callers: the file may have changed meanwhile.
   *
   * @param since start of the operation, by {@link System#nanoTime}
   */
  private record Asked(Path file, FutureTask<?> answer, long since) {

    void run() {
      try {
        answer.run();
      } finally {
        UNDER_WAY.remove(this);
      }
    }

    boolean isLateIn(Path other) {
      return System.nanoTime() - since > LIMIT.toNanos()
          && !answer.isDone()
          && Objects.equals(file.getParent(), other.getParent());
    }
  }
}
