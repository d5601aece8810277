package io.tocsin.notifier.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.log.LogEvent;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.ProviderAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Drives the queues: each attempt runs on its own virtual thread, one timer wakes up when a
 * delivery is due, and nothing blocks while holding the lock.
 */
@ApplicationScoped
public class DeliveryDispatcher {
  private static final Logger LOG = Logger.getLogger(DeliveryDispatcher.class);
  private static final Duration FORGET_AFTER = Duration.ofDays(8);

  /** Each attempt ends by its own timeout; this bounds one that does not. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofSeconds(1);

  private final DestinationQueues queues;
  private final AttemptRunner runner;
  private final OutcomeRecorder recorder;
  private final DeliveryMetrics metrics;
  private final InstantSource clock;
  private final Duration stopTimeout;
  private final ExecutorService attempts =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());
  private final DeliveryTimer timer = new DeliveryTimer();
  private boolean stopping;

  DeliveryDispatcher(
      DeliveryConfig config,
      AttemptRunner runner,
      OutcomeRecorder recorder,
      DeliveryMetrics metrics,
      ActiveConfiguration configuration,
      InstantSource clock) {
    this.queues = new DestinationQueues(DeliveryRules.of(config));
    this.runner = runner;
    this.recorder = recorder;
    this.metrics = metrics;
    this.clock = clock;
    this.stopTimeout = config.stopTimeout();
    configuration.subscribe(_ -> tryAtOnce());
    timer.everyHour(this::forget);
  }

  /**
   * Takes over a partition. Nothing of it is sent before {@link #open}, so that destinations get
   * the current state and not its history. If this process owned the partition before, attempts may
   * still be in progress; returns once their outcomes are recorded, because the replay reads them.
   */
  public synchronized void recover(int partition) throws InterruptedException {
    queues.recover(partition);
    long deadline = System.nanoTime() + LONGEST_ATTEMPT.toNanos();
    while (queues.isInFlight(partition) && System.nanoTime() < deadline) {
      wait(POLL.toMillis());
    }
  }

  /** Restores the newest outcome of a group from the log. */
  public synchronized void restore(int partition, DeliveryReported report) {
    queues.restore(partition, report);
    recorder.restore(report);
  }

  /** The partition is replayed; its deliveries may start. */
  public synchronized void open(int partition) {
    queues.open(partition);
    sendWhatIsDue();
  }

  /** Takes the newest state of a group. Never blocks. */
  public synchronized void offer(int partition, GroupNotification notification) {
    var offer = queues.offer(partition, notification, clock.instant());
    if (offer == OfferResult.IGNORED) {
      return;
    }
    if (offer == OfferResult.SUPERSEDES) {
      metrics.superseded(notification.destination());
    }
    metrics.watch(notification.destination(), this);
    sendWhatIsDue();
  }

  /** Starts no more attempts for the partition; those in progress finish and are recorded. */
  public synchronized void release(int partition) {
    queues.release(partition);
  }

  synchronized double oldestPendingSeconds(Destination destination, boolean page) {
    return queues.of(destination).flatMap(queue -> queue.oldestPending(page)).stream()
        .mapToDouble(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
        .findFirst()
        .orElse(0);
  }

  synchronized boolean isParked(Destination destination) {
    return queues.of(destination).flatMap(DestinationQueue::parked).isPresent();
  }

  /**
   * Runs before the beans it needs are destroyed, so that attempts in progress can finish and be
   * recorded.
   */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stop();
  }

  /** Starts no more attempts and waits for those in progress. */
  public void stop() throws InterruptedException {
    synchronized (this) {
      stopping = true;
      timer.stop();
      attempts.shutdown();
    }
    if (!attempts.awaitTermination(stopTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
      LogEvent.of("stopping with deliveries in progress, they are repeated after the next start")
          .with("waited", stopTimeout.toSeconds() + "s")
          .warn(LOG);
      attempts.shutdownNow();
    }
  }

  private synchronized void tryAtOnce() {
    queues.tryAtOnce(clock.instant());
    sendWhatIsDue();
  }

  private synchronized void forget() {
    queues.forgetIdleSince(clock.instant().minus(FORGET_AFTER));
  }

  /** Call with the lock held. */
  private void sendWhatIsDue() {
    if (stopping) {
      return;
    }
    var now = clock.instant();
    queues.start(now).forEach(inProgress -> attempts.execute(() -> attempt(inProgress)));
    timer.wakeAt(queues.nextDue(), now, this::wakeUp);
  }

  private synchronized void wakeUp() {
    sendWhatIsDue();
  }

  private void attempt(AttemptInProgress inProgress) {
    var answer = runner.run(inProgress);
    var outcome = answered(inProgress, answer);
    try {
      recorder.record(inProgress.notification(), answer, outcome);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    recorded(inProgress, outcome);
  }

  private synchronized AttemptOutcome answered(
      AttemptInProgress inProgress, ProviderAnswer answer) {
    return queues.answered(inProgress, answer, clock.instant());
  }

  private synchronized void recorded(AttemptInProgress inProgress, AttemptOutcome outcome) {
    queues.recorded(inProgress, outcome, clock.instant());
    notifyAll();
    sendWhatIsDue();
  }
}
