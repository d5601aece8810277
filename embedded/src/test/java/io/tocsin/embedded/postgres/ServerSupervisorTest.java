package io.tocsin.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerSupervisorTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final LinkedBlockingQueue<FakeServer> started = new LinkedBlockingQueue<>();
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void aServerThatEndedIsStartedAgain() throws Exception {
    try (var supervisor = ServerSupervisor.begin(this::start, InstantSource.system())) {
      next().end();

      assertThat(next().isClosed()).isFalse();
    }
  }

  @Test
  void aServerThatDoesNotStartHoldsNobodyUpAndIsTriedAgain() throws Exception {
    try (var supervisor =
        ServerSupervisor.begin(
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw new IOException("a broken program");
              }
              return start();
            },
            InstantSource.system())) {
      assertThat(next().isClosed()).isFalse();
      assertThat(attempts).hasValue(2);
    }
  }

  @Test
  void theServerEndsWithItsSupervisor() throws Exception {
    FakeServer server;
    try (var supervisor = ServerSupervisor.begin(this::start, InstantSource.system())) {
      server = next();
    }

    assertThat(server.isClosed()).isTrue();
    assertThat(started).isEmpty();
  }

  @Test
  void thePauseGrowsWithEachFailureAndIsShortAfterALongLife() {
    var pause = RestartPause.NONE_FAILED.afterFailure();
    assertThat(pause.length()).isEqualTo(Duration.ofSeconds(1));
    assertThat(pause.afterFailure().length()).isEqualTo(Duration.ofSeconds(2));
    assertThat(new RestartPause(100).length()).isEqualTo(Duration.ofMinutes(1));

    assertThat(new RestartPause(100).afterLife(NOW, NOW.plusSeconds(60)).length())
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(new RestartPause(2).afterLife(NOW, NOW.plusSeconds(59)).length())
        .isEqualTo(Duration.ofSeconds(4));
  }

  private DatabaseServer start() {
    var server = new FakeServer();
    started.add(server);
    return server;
  }

  private FakeServer next() throws InterruptedException {
    var server = started.poll(30, TimeUnit.SECONDS);
    assertThat(server).as("a server").isNotNull();
    return server;
  }

  private static final class FakeServer implements DatabaseServer {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    void end() {
      ended.countDown();
    }

    boolean isClosed() {
      return closed.getCount() == 0;
    }

    @Override
    public void awaitEnd() throws InterruptedException {
      ended.await();
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
