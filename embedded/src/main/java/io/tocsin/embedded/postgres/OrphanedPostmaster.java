package io.tocsin.embedded.postgres;

import io.tocsin.log.LogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * A server that outlived the process that started it, for example after {@code kill -9}. Two
 * servers on one data directory would corrupt it, so the old one must stop first.
 */
record OrphanedPostmaster(ProcessHandle process) {
  private static final Logger LOG = Logger.getLogger(OrphanedPostmaster.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  /**
   * Read from {@code postmaster.pid}: line 1 is the process id, line 3 the start time. A process
   * with a different start time has reused the id and is not stopped.
   */
  static Optional<OrphanedPostmaster> of(Path dataDirectory) throws IOException {
    var pidFile = dataDirectory.resolve("postmaster.pid");
    if (Files.notExists(pidFile)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(pidFile);
    if (lines.size() < 3) {
      return Optional.empty();
    }
    var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(process -> isPostgresSince(process.info(), started))
        .map(OrphanedPostmaster::new);
  }

  private static boolean isPostgresSince(ProcessHandle.Info info, Instant started) {
    return info.command().filter(command -> command.contains("postgres")).isPresent()
        && info.startInstant()
            .filter(at -> Duration.between(at, started).abs().compareTo(CLOCK_TOLERANCE) < 0)
            .isPresent();
  }

  /** Gracefully if possible, so that the server can write its checkpoint. */
  void stop() throws IOException {
    LogEvent.of("stopping PostgreSQL left over from a killed process")
        .with("pid", process.pid())
        .info(LOG);
    process.destroy();
    if (!ended()) {
      process.destroyForcibly();
      if (!ended()) {
        throw new IOException(
            "PostgreSQL process %d, left over from a killed process, does not stop; kill it manually"
                .formatted(process.pid()));
      }
    }
  }

  private boolean ended() {
    try {
      process.onExit().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot wait for process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
