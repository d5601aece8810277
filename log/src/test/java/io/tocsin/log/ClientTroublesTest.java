package io.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientTroublesTest {
  private static final String NETWORK = "org.apache.kafka.clients.NetworkClient";
  private static final String STREAMS = "org.apache.kafka.streams.processor.internals.StreamThread";

  private final List<String> lines = new ArrayList<>();
  private final HandCranked timer = new HandCranked();
  private final ClientTroubles filter = new ClientTroubles(timer, timer);
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          if (isLoggable(record)) {
            lines.add(ExtLogRecord.wrap(record).getFormattedMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    handler.setLevel(Level.INFO);
    LogContext.getLogContext().getLogger("io.tocsin.log").addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    LogContext.getLogContext().getLogger("io.tocsin.log").removeHandler(handler);
    timer.shutdownNow();
  }

  @Test
  void complaintsOfTheStartAreNoTrouble() {
    complain(NETWORK, "topic is not there yet");
    timer.tick(Duration.ofMinutes(5));

    assertThat(lines).isEmpty();
  }

  @Test
  void warningOfEachHealthyStartIsDropped() {
    hasStarted();
    complain(
        "io.smallrye.reactive.messaging.kafka",
        "SRMSG18235: Will not health check throttled commit strategy for group 'x'.");

    assertThat(lines).isEmpty();
  }

  @Test
  void outageOfThreeMinutesIsFourLinesHoweverMuchItsClientsSay() {
    hasStarted();
    for (int second = 0; second < 180; second++) {
      complain(NETWORK, "Connection to node " + second + " could not be established");
      complain(STREAMS, "Request joining group due to: " + second);
      timer.tick(Duration.ofSeconds(1));
    }
    timer.tick(Duration.ofSeconds(20));

    assertThat(lines)
        .hasSize(4)
        .first()
        .asString()
        .startsWith("Kafka client reports trouble client=NetworkClient error=\"Connection to node");
    assertThat(lines.getLast()).startsWith("Kafka client reports no more trouble lasted=179s");
  }

  @Test
  void singleComplaintIsOneLine() {
    hasStarted();
    complain(NETWORK, "something odd");
    timer.tick(Duration.ofMinutes(1));

    assertThat(lines).hasSize(1);
  }

  @Test
  void everythingElsePasses() {
    assertThat(passes(NETWORK, Level.INFO)).isTrue();
    assertThat(passes("io.tocsin.router", Level.WARNING)).isTrue();
    assertThat(lines).isEmpty();
  }

  private void hasStarted() {
    timer.tick(LastingTrouble.START);
  }

  private void complain(String logger, String message) {
    assertThat(filter.isLoggable(record(logger, Level.WARNING, message))).isFalse();
  }

  private boolean passes(String logger, Level level) {
    return filter.isLoggable(record(logger, level, "text"));
  }

  private static LogRecord record(String logger, Level level, String message) {
    var record = new ExtLogRecord(level, message, "class");
    record.setLoggerName(logger);
    return record;
  }

  /** A timer whose time passes when the test says so, on the test's thread. */
  private static final class HandCranked extends ScheduledThreadPoolExecutor
      implements InstantSource {
    private record Task(Instant due, Runnable work) {}

    private final List<Task> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    HandCranked() {
      super(0);
    }

    @Override
    public Instant instant() {
      return now;
    }

    void tick(Duration passed) {
      now = now.plus(passed);
      var due = tasks.stream().filter(task -> !task.due().isAfter(now)).toList();
      tasks.removeAll(due);
      due.forEach(task -> task.work().run());
    }

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
      tasks.add(new Task(now.plus(delay, unit.toChronoUnit()), work));
      return null;
    }

    @Override
    public <V> @Nullable ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
      throw new UnsupportedOperationException();
    }
  }
}
