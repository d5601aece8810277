package io.tocsin.router.topology;

import io.tocsin.log.LogEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/** Replaces a stream thread that dies; gives up at the third death within five minutes. */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = Logger.getLogger(ThreadReplacement.class);
  private static final int TOO_MANY = 3;
  private static final long WINDOW_NANOS = 5L * 60 * 1_000_000_000;

  private final LongSupplier nanoTime;
  private final Deque<Long> deaths = new ArrayDeque<>();

  ThreadReplacement(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable cause) {
    long now = nanoTime.getAsLong();
    deaths.addLast(now);
    deaths.removeIf(death -> now - death > WINDOW_NANOS);
    if (deaths.size() >= TOO_MANY) {
      LogEvent.of(
              "routing thread died three times in five minutes, routing stops and the process exits")
          .error(LOG, cause);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LogEvent.of("routing thread died, starting a new one and restoring its state from Kafka")
        .error(LOG, cause);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
