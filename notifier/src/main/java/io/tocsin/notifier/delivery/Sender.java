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
 * Drives the lanes: each attempt runs on a virtual thread of its own, one timer wakes up for what
 * is due, and nothing that blocks happens under the lock.
 */
@ApplicationScoped
public class Sender {
  private static final Logger LOG = Logger.getLogger(Sender.class);
  private static final Duration FORGET_AFTER = Duration.ofDays(8);

  /** Each ends by its own time-out; this is for one that does not. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofSeconds(1);

  private final DestinationQueues lanes;
  private final AttemptRunner teller;
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

  Sender(
      DeliveryConfig config,
      AttemptRunner teller,
      DeliveryLog log,
      MetaAlertLog alerts,
      DeliveryMetrics metrics,
      ActiveConfiguration configuration,
      InstantSource clock) {
    this.lanes = new DestinationQueues(rules(config));
    this.teller = teller;
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
   * Takes over a partition. Nothing of it is sent before {@link #open}, so that a destination hears
   * the present state and not the way to it. A partition that was here before may have deliveries
   * under way; returns when they are on record, where the past is read from.
   */
  public synchronized void recover(int partition) throws InterruptedException {
    lanes.recover(partition);
    long deadline = System.nanoTime() + LONGEST_ATTEMPT.toNanos();
    while (lanes.isInFlight(partition) && System.nanoTime() < deadline) {
      wait(POLL.toMillis());
    }
  }

  /** What the log says became of the newest delivery to a group. */
  public synchronized void restore(int partition, DeliveryReported report) {
    lanes.restore(partition, report);
    metaAlerts.restore(report);
  }

  /** The past of the partition is read. */
  public synchronized void open(int partition) {
    lanes.open(partition);
    sendWhatIsDue();
  }

  /** Takes the newest state of a group. Never blocks. */
  public synchronized void offer(int partition, GroupNotification notification) {
    var offer = lanes.offer(partition, notification, clock.instant());
    if (offer == OfferResult.OLD_NEWS) {
      return;
    }
    if (offer == OfferResult.SUPERSEDES) {
      metrics.superseded(notification.destination());
    }
    metrics.watch(notification.destination(), this);
    sendWhatIsDue();
  }

  /** Starts nothing more for the partition; what is under way is finished and recorded. */
  public synchronized void release(int partition) {
    lanes.release(partition);
  }

  synchronized double oldestPendingSeconds(Destination destination, boolean page) {
    return lanes.of(destination).flatMap(lane -> lane.oldestPending(page)).stream()
        .mapToDouble(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
        .findFirst()
        .orElse(0);
  }

  synchronized boolean isParked(Destination destination) {
    return lanes.of(destination).flatMap(DestinationQueue::parked).isPresent();
  }

  /** Before the beans it needs go: what is under way is finished and put on record. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stop();
  }

  /** Starts nothing more and waits for what is under way. */
  public void stop() throws InterruptedException {
    synchronized (this) {
      stopping = true;
      timer.shutdownNow();
      attempts.shutdown();
    }
    if (!attempts.awaitTermination(stopTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
      LogEvent.of("stopping with deliveries under way, they are repeated after the next start")
          .with("waited", stopTimeout.toSeconds() + "s")
          .warn(LOG);
      attempts.shutdownNow();
    }
  }

  private synchronized void tryAtOnce() {
    lanes.tryAtOnce(clock.instant());
    sendWhatIsDue();
  }

  private synchronized void forget() {
    lanes.forgetIdleSince(clock.instant().minus(FORGET_AFTER));
  }

  /** Under the lock. */
  private void sendWhatIsDue() {
    if (stopping) {
      return;
    }
    var now = clock.instant();
    lanes.start(now).forEach(dispatch -> attempts.execute(() -> attempt(dispatch)));
    wake.ifPresent(earlier -> earlier.cancel(false));
    wake =
        lanes
            .nextDue()
            .map(due -> timer.schedule(this::wakeUp, millisUntil(due, now), TimeUnit.MILLISECONDS));
  }

  private synchronized void wakeUp() {
    sendWhatIsDue();
  }

  private void attempt(AttemptInProgress dispatch) {
    var answer = teller.tell(dispatch);
    var outcome = answered(dispatch, answer);
    try {
      record(dispatch, answer, outcome);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    recorded(dispatch, outcome);
  }

  private synchronized AttemptOutcome answered(AttemptInProgress dispatch, ProviderAnswer answer) {
    return lanes.answered(dispatch, answer, clock.instant());
  }

  private void record(AttemptInProgress dispatch, ProviderAnswer answer, AttemptOutcome outcome)
      throws InterruptedException {
    metrics.reported(outcome.report());
    DeliveryLine.of(answer, outcome).to(LOG, DeliveryLine.level(answer, outcome));
    raiseMetaAlert(dispatch, outcome);
    if (outcome.isFinal()) {
      log.record(outcome.partition(), outcome.report());
    } else {
      log.mention(outcome.partition(), outcome.report());
    }
  }

  /** Before the outcome is on record: a crash in between raises it twice and not never. */
  private void raiseMetaAlert(AttemptInProgress dispatch, AttemptOutcome outcome)
      throws InterruptedException {
    var raised = metaAlerts.about(outcome.report(), dispatch.notification(), outcome.reopened());
    for (var alert : raised) {
      alerts.raise(alert);
    }
  }

  private synchronized void recorded(AttemptInProgress dispatch, AttemptOutcome outcome) {
    lanes.recorded(dispatch, outcome, clock.instant());
    notifyAll();
    sendWhatIsDue();
  }

  private static long millisUntil(Instant due, Instant now) {
    return due.isAfter(now) ? Math.max(1, Duration.between(now, due).toMillis()) : 0;
  }

  private static DeliveryRules rules(DeliveryConfig config) {
    return new DeliveryRules(
        new Backoff(config.firstRetry(), config.retryFactor(), config.longestRetry(), Sender::upTo),
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
