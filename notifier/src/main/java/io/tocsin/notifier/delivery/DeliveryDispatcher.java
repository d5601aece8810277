package io.tocsin.notifier.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.log.LogEvent;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.meta.MetaAlertLog;
import io.tocsin.notifier.meta.MetaAlerts;
import io.tocsin.notifier.receiver.ProviderAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
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
  private final DeliveryLog log;
  private final MetaAlerts metaAlerts;
  private final MetaAlertLog alerts;
  private final DeliveryMetrics metrics;
  private final InstantSource clock;
  private final Duration stopTimeout;
  private final ExecutorService attempts =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("delivery-timer").daemon().factory());
  private Optional<ScheduledFuture<?>> wake = Optional.empty();
  private boolean stopping;

  DeliveryDispatcher(
      DeliveryConfig config,
      AttemptRunner runner,
      DeliveryLog log,
      MetaAlertLog alerts,
      DeliveryMetrics metrics,
      ActiveConfiguration configuration,
      InstantSource clock) {
    this.queues = new DestinationQueues(rules(config));
    this.runner = runner;
    this.log = log;
    this.metaAlerts = new MetaAlerts(config.refusedLoginRetry());
    this.alerts = alerts;
    this.metrics = metrics;
    this.clock = clock;
    this.stopTimeout = config.stopTimeout();
    configuration.subscribe(_ -> tryAtOnce());
    timer.scheduleWithFixedDelay(this::forget, 1, 1, TimeUnit.HOURS);
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
    metaAlerts.restore(report);
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
      timer.shutdownNow();
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
    wake.ifPresent(earlier -> earlier.cancel(false));
    wake =
        queues
            .nextDue()
            .map(due -> timer.schedule(this::wakeUp, millisUntil(due, now), TimeUnit.MILLISECONDS));
  }

  private synchronized void wakeUp() {
    sendWhatIsDue();
  }

  private void attempt(AttemptInProgress inProgress) {
    var answer = runner.run(inProgress);
    var outcome = answered(inProgress, answer);
    try {
      record(inProgress, answer, outcome);
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

  private void record(AttemptInProgress inProgress, ProviderAnswer answer, AttemptOutcome outcome)
      throws InterruptedException {
    metrics.reported(outcome.report());
    DeliveryLine.of(answer, outcome).to(LOG, DeliveryLine.level(answer, outcome));
    raiseMetaAlert(inProgress, outcome);
    if (outcome.isFinal()) {
      log.record(outcome.partition(), outcome.report());
    } else {
      log.mention(outcome.partition(), outcome.report());
    }
  }

  /**
   * Before the outcome is recorded: a crash in between raises the alert twice rather than never.
   */
  private void raiseMetaAlert(AttemptInProgress inProgress, AttemptOutcome outcome)
      throws InterruptedException {
    var raised = metaAlerts.about(outcome.report(), inProgress.notification(), outcome.reopened());
    for (var alert : raised) {
      alerts.raise(alert);
    }
  }

  private synchronized void recorded(AttemptInProgress inProgress, AttemptOutcome outcome) {
    queues.recorded(inProgress, outcome, clock.instant());
    notifyAll();
    sendWhatIsDue();
  }

  private static long millisUntil(Instant due, Instant now) {
    return due.isAfter(now) ? Math.max(1, Duration.between(now, due).toMillis()) : 0;
  }

  private static DeliveryRules rules(DeliveryConfig config) {
    return new DeliveryRules(
        new Backoff(
            config.firstRetry(),
            config.retryFactor(),
            config.longestRetry(),
            DeliveryDispatcher::upTo),
        config.parkedRetry(),
        config.refusedLoginRetry(),
        config.attemptsBeforeParking(),
        config.failuresBeforeProbing(),
        config.concurrentPerDestination(),
        config.concurrentInTotal());
  }

  private static Duration upTo(Duration longest) {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() + 1));
  }
}
