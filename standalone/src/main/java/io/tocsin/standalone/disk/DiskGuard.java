package io.tocsin.standalone.disk;

import io.tocsin.log.LogEvent;
import io.tocsin.model.alert.Alert;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Closes the intake below the watermark and opens it again. One thread calls {@link #look}; any
 * thread may call {@link #whyClosed}.
 */
final class DiskGuard {
  private static final Logger LOG = Logger.getLogger(DiskGuard.class);
  private static final Duration RENEW_AFTER = Duration.ofMinutes(5);

  private final String folder;
  private final DiskSpace.Source disk;
  private final Watermark watermark;
  private volatile State state = new State.Open();

  DiskGuard(String folder, DiskSpace.Source disk, Watermark watermark) {
    this.folder = folder;
    this.disk = disk;
    this.watermark = watermark;
  }

  /** Whether alerts are accepted. */
  sealed interface State {
    record Open() implements State {}

    /**
     * @param alertedAt when the alert about it was last raised
     */
    record Closed(String reason, Instant since, Instant alertedAt) implements State {}
  }

  Optional<String> whyClosed() {
    return state instanceof State.Closed(var reason, var since, var alertedAt)
        ? Optional.of(reason)
        : Optional.empty();
  }

  /**
   * @return the alert to raise now, if any
   */
  Optional<Alert> look(Instant now) throws IOException {
    var space = disk.look();
    return switch (state) {
      case State.Open() when watermark.isReached(space, false) -> Optional.of(close(space, now));
      case State.Closed closed when !watermark.isReached(space, true) ->
          Optional.of(open(closed, space, now));
      case State.Closed closed when !now.isBefore(closed.alertedAt().plus(RENEW_AFTER)) ->
          Optional.of(renew(closed, now));
      case State.Open() -> Optional.empty();
      case State.Closed closed -> Optional.empty();
    };
  }

  /** The alert was not durably stored; the next look raises it again. */
  void alertNotStored() {
    if (state instanceof State.Closed(var reason, var since, var alertedAt)) {
      state = new State.Closed(reason, since, Instant.EPOCH);
    }
  }

  private Alert close(DiskSpace space, Instant now) {
    var reason =
        "the disk of %s has only %d MiB free, below %d MiB alerts are rejected"
            .formatted(folder, mebibytes(space.free()), mebibytes(watermark.mark(space)));
    LogEvent.of("disk almost full, alerts get 503")
        .with("reason", reason)
        .with("remedy", "free disk space there, or lower tocsin.standalone.disk.keep-free")
        .error(LOG);
    state = new State.Closed(reason, now, now);
    return DiskAlert.firing(folder, reason, now, now);
  }

  private Alert open(State.Closed closed, DiskSpace space, Instant now) {
    LogEvent.of("enough disk space again, alerts are accepted")
        .with("folder", folder)
        .with("free", mebibytes(space.free()) + "MiB")
        .info(LOG);
    state = new State.Open();
    return DiskAlert.resolved(folder, closed.since(), now);
  }

  private Alert renew(State.Closed closed, Instant now) {
    state = new State.Closed(closed.reason(), closed.since(), now);
    return DiskAlert.firing(folder, closed.reason(), closed.since(), now);
  }

  private static long mebibytes(long bytes) {
    return bytes >> 20;
  }
}
