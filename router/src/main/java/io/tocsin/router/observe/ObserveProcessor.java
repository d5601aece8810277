package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.log.LogEvent;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.memory.AlertMemory;
import io.tocsin.model.memory.SharedTexts;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.changelog.ChangelogStore;
import io.tocsin.router.group.GroupAlerts;
import io.tocsin.router.inhibit.InhibitingAlerts;
import io.tocsin.router.resolve.Reception;
import io.tocsin.router.resolve.ReceptionGaps;
import io.tocsin.router.route.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * First stage: the known alerts of one partition. The heap holds the working set; the store and its
 * changelog are the durable copy.
 *
 * <p>After a start, and after each routing change, all firing alerts are forwarded again. Groups
 * ignore what they already know, so this costs little and repairs whatever a crash left undone.
 *
 * <p>Kafka Streams calls {@code init} again on the same object when it revives a task, so {@code
 * init} resets everything.
 */
public final class ObserveProcessor implements Processor<String, AlertBatch, String, Observed> {
  public static final String STORE = "alerts";

  private static final Logger LOG = Logger.getLogger(ObserveProcessor.class);

  /**
   * Also how long before a restart an alert may have expired and still count as firing after it.
   */
  private static final Duration COLLECT_EVERY = Duration.ofSeconds(10);

  private final Supplier<Routing> currentRouting;
  private final ObservedAlerts observed;
  private final InhibitingAlerts inhibiting;
  private final ObserveSettings settings;
  private final ReceptionGaps gaps;
  private final SharedTexts texts = new SharedTexts();
  private RenewalQueue renewals = new RenewalQueue();
  private @Nullable Routing forwardedWith;
  private ObservedPartition alerts;
  private UnrestoredAlerts leftOut = new UnrestoredAlerts(0);
  private Reception reception;
  private ProcessorContext<String, Observed> context;
  private ChangelogStore<String, AlertBatch> store;

  /** The alertname of a value in {@link #STORE}. */
  public static String name(byte[] stored) {
    var entries = AlertBatch.serde().deserializer().deserialize(STORE, stored).entries();
    return entries.isEmpty() ? "" : entries.getFirst().alert().name();
  }

  public ObserveProcessor(
      Supplier<Routing> currentRouting,
      ObservedAlerts observed,
      InhibitingAlerts inhibiting,
      ObserveSettings settings,
      ReceptionGaps gaps) {
    this.currentRouting = currentRouting;
    this.observed = observed;
    this.inhibiting = inhibiting;
    this.settings = settings;
    this.gaps = gaps;
  }

  @Override
  public void init(ProcessorContext<String, Observed> newContext) {
    context = newContext;
    store = newContext.getStateStore(STORE);
    int partition = newContext.taskId().partition();
    alerts = observed.prepare(partition);
    leftOut = new UnrestoredAlerts(partition);
    renewals = new RenewalQueue();
    forwardedWith = null;
    reception = new Reception(gaps, now());
    restore();
    observed.open(partition, alerts);
    newContext.schedule(
        settings.tick(), PunctuationType.WALL_CLOCK_TIME, at -> tick(Instant.ofEpochMilli(at)));
    newContext.schedule(
        COLLECT_EVERY, PunctuationType.WALL_CLOCK_TIME, at -> collect(Instant.ofEpochMilli(at)));
  }

  @Override
  public void close() {
    observed.close(context.taskId().partition(), alerts);
  }

  @Override
  public void process(Record<String, AlertBatch> batch) {
    var now = now();
    updateGrace(now);
    var regroup = new Regroup(currentRouting.get().tree());
    for (var entry : batch.value().entries()) {
      observe(entry, now, regroup);
    }
    regroup.forEach(batch.value().receivedAt(), this::forward);
    context
        .recordMetadata()
        .ifPresent(record -> observed.progress().reach(record.partition(), record.offset()));
  }

  private void observe(AlertEntry entry, Instant now, Regroup regroup) {
    var fingerprint = entry.fingerprint();
    var known = alerts.get(fingerprint);
    long textsBefore = texts.heapBytes();
    switch (Observation.of(known, entry, texts, now)) {
      case Observation.Changed(ObservedAlert changed) ->
          acceptIfItFits(sized(changed, textsBefore), known, entry, now, regroup);
      case Observation.HeldBack(ObservedAlert heldBack) -> {
        alerts.put(fingerprint, heldBack);
        // With a newer end it is queued already.
        if (known == null || !known.hasNewerEnd()) {
          renewals.add(fingerprint, heldBack.renewalDue());
        }
      }
      case Observation.ResolvedAgain(var resolved) ->
          regroup.add(resolved.labels(), AlertEntry.of(resolved));
      case Observation.Stale() -> {}
    }
  }

  /** Only a decoded report brings new texts; otherwise the size is unchanged. */
  private ObservedAlert sized(ObservedAlert alert, long textsBefore) {
    long brought = texts.heapBytes() - textsBefore;
    return brought == 0 ? alert : alert.taking(AlertMemory.of(alert.alert(), brought));
  }

  private void acceptIfItFits(
      ObservedAlert changed,
      @Nullable ObservedAlert known,
      AlertEntry entry,
      Instant now,
      Regroup regroup) {
    int growth = changed.bytes() - (known == null ? 0 : known.bytes());
    if (alerts.hasRoom(changed.alert().name(), growth)) {
      leftOut.remove(entry.fingerprint());
      forwardChange(entry.fingerprint(), changed, regroup);
    } else if (known != null) {
      forwardChange(entry.fingerprint(), changed.withTextsOf(known), regroup);
    } else {
      leaveOut(changed.alert(), entry, now, regroup);
    }
  }

  /**
   * Forwards a resolved alert all the same, and one that its groups may have from an earlier
   * process.
   */
  private void leaveOut(Alert alert, AlertEntry entry, Instant now, Regroup regroup) {
    var fingerprint = entry.fingerprint();
    boolean isOver = alert.isResolvedAt(now);
    if (isOver || leftOut.wasForwarded(fingerprint)) {
      regroup.add(alert.labels(), entry);
    }
    if (!isOver) {
      leftOut.add(fingerprint, alert.name());
    } else if (leftOut.remove(fingerprint)) {
      store.delete(fingerprint.toString());
    }
  }

  private void forwardChange(Fingerprint fingerprint, ObservedAlert changed, Regroup regroup) {
    alerts.put(fingerprint, changed);
    var entry = AlertEntry.of(changed.alert());
    store.put(fingerprint.toString(), AlertBatch.ofOne(entry));
    regroup.add(changed.alert().labels(), entry);
    inhibit(changed.alert());
  }

  /** Published before any group gets the alert, and soon to other instances. */
  private void inhibit(Alert alert) {
    if (inhibiting.isSource(alert.labels()) && inhibiting.put(alert)) {
      forward(
          alert.fingerprint(),
          new Observed.ForInhibition(AlertBatch.ofOne(InhibitingAlerts.withoutTexts(alert))));
    }
  }

  /**
   * Updates the grace period before any decision: after a gap without reports, a missing report
   * does not mean resolved.
   */
  private void updateGrace(Instant now) {
    var routing = currentRouting.get();
    alerts.grant(reception.grace(alerts.grace(), routing::graceAfter, now));
  }

  private void tick(Instant now) {
    updateGrace(now);
    if (currentRouting.get() != forwardedWith) {
      boolean isStart = forwardedWith == null;
      forwardedWith = currentRouting.get();
      forwardAll(now, isStart);
    }
    var regroup = new Regroup(currentRouting.get().tree());
    renewals.takeDue(now).forEach(fingerprint -> renew(fingerprint, now, regroup));
    leftOut.notice(now).ifPresent(notice -> send(notice, regroup));
    regroup.forEach(now, this::forward);
  }

  /**
   * Forwards a notice through the normal path, so that it reaches the receivers that the left-out
   * alerts would have reached.
   */
  private void send(Alert notice, Regroup regroup) {
    LogEvent.of("alerts not routed, not enough memory; they stay in Kafka")
        .with("alerts", leftOut.size())
        .with("most_named", leftOut.mostFrequentName())
        .warn(LOG);
    forwardChange(
        notice.fingerprint(), ObservedAlert.of(notice, AlertEntry.contentHash(notice)), regroup);
  }

  private void renew(Fingerprint fingerprint, Instant now, Regroup regroup) {
    var known = alerts.get(fingerprint);
    if (known == null || !known.hasNewerEnd()) {
      return;
    }
    if (now.isBefore(known.renewalDue())) {
      renewals.add(fingerprint, known.renewalDue());
    } else {
      forwardChange(fingerprint, known.renewed(), regroup);
    }
  }

  /**
   * Published again at the start even if known here: an earlier run of this stage may not have
   * written it to Kafka.
   */
  private void inhibitAgain(Alert alert, boolean isStart) {
    if (isStart && inhibiting.isSource(alert.labels())) {
      inhibiting.put(alert);
      forward(alert.fingerprint(), new Observed.ForInhibition(AlertBatch.ofOne(alert)));
    } else {
      inhibit(alert);
    }
  }

  /** With {@code strict}, resolved alerts are forwarded too, as in Alertmanager. */
  private void forwardAll(Instant now, boolean isStart) {
    var routing = currentRouting.get();
    var regroup = new Regroup(routing.tree());
    var again = routing.isStrict() ? alerts.all() : alerts.firing(now);
    again.forEach(
        alert -> {
          inhibitAgain(alert, isStart);
          regroup.add(alert.labels(), AlertEntry.of(alert));
        });
    regroup.forEach(now, this::forward);
  }

  /**
   * Expires alerts whose end passed while this process was receiving. They are deleted from the
   * durable copy, so that a restart cannot mistake the missing report for its own downtime; here
   * they stay for late reports.
   */
  private void collect(Instant now) {
    updateGrace(now);
    alerts.expire(now).forEach(this::forget);
    var oldest = now.minus(settings.keepResolved());
    boolean tight = alerts.isTight();
    alerts
        .remove(known -> known.knownEnd().isBefore(oldest) || (tight && isResolved(known, now)))
        .forEach(this::forget);
  }

  /** Resolved alerts are kept to merge them with late reports; a new alert is more important. */
  private boolean isResolved(ObservedAlert known, Instant now) {
    return known.knownEnd().isBefore(now)
        && alerts.grace().statusOf(known.withKnownEnd(), now) == AlertStatus.RESOLVED;
  }

  private void forget(Fingerprint fingerprint) {
    store.delete(fingerprint.toString());
    if (inhibiting.remove(fingerprint)) {
      forward(fingerprint, new Observed.NoLongerInhibiting());
    }
  }

  private void restore() {
    var restored = alerts;
    store.restore((key, stored) -> restore(stored.entries().getFirst()));
    store
        .leftOut()
        .forEach((fingerprint, name) -> leftOut.addRestored(Fingerprint.parse(fingerprint), name));
    store.handOver(
        take ->
            restored
                .durable()
                .forEach(
                    alert -> take.accept(alert.fingerprint().toString(), AlertBatch.ofOne(alert))));
    if (!alerts.isEmpty()) {
      alerts.grant(currentRouting.get().graceAfter(now()));
    }
  }

  private void restore(AlertEntry entry) {
    long textsBefore = texts.heapBytes();
    var alert = entry.alert(texts);
    var stored = sized(ObservedAlert.of(alert, entry.contentHash()), textsBefore);
    if (alerts.hasRoom(alert.name(), stored.bytes())) {
      alerts.put(entry.fingerprint(), stored);
    } else {
      leftOut.addRestored(entry.fingerprint(), alert.name());
    }
  }

  private void forward(GroupId group, GroupAlerts members) {
    context.forward(
        new Record<>(group.value(), new Observed.ForGroup(members), now().toEpochMilli()));
  }

  private void forward(Fingerprint fingerprint, Observed change) {
    context.forward(new Record<>(fingerprint.toString(), change, now().toEpochMilli()));
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
